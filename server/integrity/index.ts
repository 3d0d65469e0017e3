/** The face of the integrity check: what cannot be, whatever happened. */
export { chainHeads, checkIntegrity, type ChainHead, type IntegrityFault } from "./check";
