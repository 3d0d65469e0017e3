/** The face of the desk: roles of workers, where they reach, and what each may do. */
export * from "./permissions";
export * from "./roles";
