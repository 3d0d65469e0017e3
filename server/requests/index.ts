/** The face of requests: filing, photos, and a request as it is told, alike for residents and for the desk. */
export { eventOf, openBody, sealBody, type RequestBody } from "./body";
export {
  addressOfPhoto,
  giveSlots,
  isPicture,
  keepPhotos,
  lookAtPhotos,
  MOST_BYTES,
  slotsOf,
  type Photo,
  type PutUp,
} from "./photos";
export {
  filedBefore,
  unlessFiled,
  isLive,
  isSameKey,
  requestIsLive,
  writeFiling,
  type Filer,
  type Filing,
} from "./write-filing";
export { placesNamed, statedRows } from "./rows";
export { materialViews, requestCard, requestTitle } from "./cards";
export { requestSteps, type Viewer } from "./steps";
