/** The face of published policies: publishing them, and the compiled book of those in force. */
export { policyBook } from "./book";
export { publishPacks, publishPlaces, type Publication } from "./publish";
export { PacksRefused } from "./refuse";
