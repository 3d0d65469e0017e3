/** What all pages of the desk share. */
export { forgetPlaces, useDeskPlaces, type DeskPlace } from "./places";
export { forgetTickets, keepTicket, ticketOf } from "./tickets";
export {
  forgetWorker,
  refreshWorker,
  useDeskDay,
  useNow,
  useWorker,
  useWorkerState,
} from "./worker";
