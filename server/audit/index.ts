/** The face of the trail: leaving a trace, checking its chain, and saying it in words. */
export { checkTrail, tellTrailFault, type TrailCheck, type TrailFault } from "./check";
export { lineBytes } from "./line-bytes";
export { leaveSealedTrace, openSecret, type SealedTrace, type Words } from "./secret";
export { staffOf, whoForAuditors, whoForResidents } from "./who";
export { ACTION_WORDS, actionInWords, detailInWords, originInWords } from "./words";
