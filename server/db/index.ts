/** The face of the database: the only folder that writes SQL. */
export { migrate } from "./migrate";
export { openDatabase, SYSTEM, type Actor, type Database, type Tx } from "./database";
export { isTaken, pgFailure } from "./failures";
