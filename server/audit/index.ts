/** The face of the trail: leaving a trace, sealing it, checking it, and saying it in words. */
export { leaveSealedTrace, openSecret, type SealedTrace, type Words } from "./secret";
export { lineBytes } from "./line-bytes";
