/** PostgreSQL on one machine: for `npm start`, and fresh databases for tests. */
export { startCluster, type Cluster } from "./cluster";
export {
  createDatabase,
  databaseExists,
  databaseUrls,
  ensureRoles,
  openDatabaseToOwner,
  withClient,
  type DatabaseUrls,
  type RolePasswords,
} from "./databases";
export { DatabaseStartError } from "./errors";
export { startTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./test-database";
export { startTestServer } from "./test-server";
export { databaseIdentity, reachable } from "./unprivileged";
