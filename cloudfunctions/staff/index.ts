/** What workers do on the phone; called by the mini-program and by nothing else. */
export { staffMain as main } from "../../server/entry";
