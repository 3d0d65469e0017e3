/** The face of the browser desk: an HTTP request in, an HTTP answer out. */
export { answerBrowser, type Answering, type DeskParts } from "./serve";
export type { HttpReply } from "./http";
