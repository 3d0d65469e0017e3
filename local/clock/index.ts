/** Time on one machine: Beijing's wall clock, a clock that people can set, timers on it. */
export { createAgenda, type Agenda } from "./agenda";
export {
  fourteenDigits,
  instantOf,
  isoBeijing,
  parseFourteenDigits,
  plainDate,
  wallClock,
} from "./beijing";
export { CronError, parseCron, type Cron } from "./cron";
export { createVirtualClock, type ClockMemory, type VirtualClock } from "./virtual-clock";
