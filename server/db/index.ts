/** The face of the database: the only folder that writes SQL. */
export { migrate } from "./migrate";
export { openDatabase, SYSTEM, type Actor, type Database, type Tx } from "./database";
export { isTaken, pgFailure } from "./failures";
export * from "./accounts";
export * from "./bindings";
export * from "./ledger";
export * from "./orders";
export * from "./paid-receipts";
export * from "./payments";
export * from "./people";
export * from "./places";
export * from "./policy-packs";
export * from "./register";
export * from "./staff";
export * from "./tries";
export * from "./vouchers";
export * from "./work";
export * from "./years";
