/** PostgreSQL's own words about a failed statement, wherever the driver's wrappers put them. */
interface PgFailure {
  code: string;
  constraint?: string;
}

export function pgFailure(error: unknown): PgFailure | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code, constraint } = at as { code?: unknown; constraint?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code))
      return { code, ...(typeof constraint === "string" && { constraint }) };
  }
  return undefined;
}

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
/** The row that this one hangs on went while we waited for it, such as a record that was merged into another. */
const PARENT_GONE = "23503";

/** A transaction that lost against another one and can be run again as it is. */
export function isTransient(error: unknown): boolean {
  const code = pgFailure(error)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK || code === PARENT_GONE;
}

const UNIQUE_VIOLATION = "23505";

/** Whether a unique key refused a row; `constraint` names the key. */
export function isTaken(error: unknown, constraint: string): boolean {
  const failure = pgFailure(error);
  return failure?.code === UNIQUE_VIOLATION && failure.constraint === constraint;
}
