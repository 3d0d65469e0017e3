/** The face of people: identity documents, names, masks, ages and the rows of a register. */
export * from "./register";
