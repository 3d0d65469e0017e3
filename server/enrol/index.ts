/** The face of enrolling: what a decision about a request looks at, what stands against it, and carrying it out. */
export { asNumberTaken, carryOut, type Deciding } from "./carry-out";
export { factsFiled, judgedAnew, standingHere } from "./facts";
export {
  gather,
  hereOf,
  nameOf,
  readRequest,
  type Known,
  type Matter,
  type MatterRow,
  type Reading,
} from "./matter";
export { FoundOut, standsAgainst, type Done, type Found } from "./outcome";
export { warningsOf, type Warning } from "./stands";
export { refundOf } from "./refund";
