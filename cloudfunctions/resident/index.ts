/** What residents do; called by the mini-program and by nothing else. */
export { residentMain as main } from "../../server/entry";
