import { renewKeys } from "../keys";
import type { Job } from "./job";

/** After keys were exchanged, brings everything under the present ones; otherwise there is nothing to do. */
export const renewSealed: Job = {
  name: "renew-keys",
  everyMs: 60_000,
  run: (services, hasTime) => renewKeys(services, hasTime),
};
