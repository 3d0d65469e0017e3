/** The face of the picture of a pack. Not for the phone. */
export { packGraph } from "./graph";
