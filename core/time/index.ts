/** The face of time: instants and days in Beijing. */
export * from "./beijing";
