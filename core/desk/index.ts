/** The face of the desk: roles of workers, where they reach, and what each may do. */
export * from "./invitation-code";
export * from "./permissions";
export * from "./places";
export * from "./roles";
