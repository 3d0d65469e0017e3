/** PostgreSQL could not be started; the message says why and what to do. */
export class DatabaseStartError extends Error {
  override name = "DatabaseStartError";
}
