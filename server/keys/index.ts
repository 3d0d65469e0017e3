/** The face of keys: finding people while a key is exchanged, and bringing everything under the present keys. */
export { documentHash, findableName } from "./find";
