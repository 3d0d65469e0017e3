/** The face of the integrity check: what cannot be, whatever happened. */
export { checkIntegrity, type IntegrityFault } from "./check";
