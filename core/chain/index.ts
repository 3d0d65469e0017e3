/** The face of the hash chain: what makes a change of something that is never changed be seen. */
export * from "./chain";
