/** The face of the clock: what happens by itself. */
export { tick, type TickReport } from "./tick";
