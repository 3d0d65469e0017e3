/** The face of the ledger: accounts, entries, the chain over them, and the life of an order. Rules: SPEC.md. */
export * from "./accounts";
export * from "./chain";
export * from "./entry";
export * from "./errors";
export * from "./order-graph";
