/** The face of keys: finding people while a key is exchanged, and bringing everything under the present keys. */
export { OTHER_HASHES, SEALED_TABLES, type SealedTable } from "./columns";
export { documentHash, findableName } from "./find";
export { renewKeys, restartRenewal, type Renewed } from "./renew";
export { keyStatus, type TableKeys } from "./status";
