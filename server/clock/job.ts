import type { Services } from "../context";

/** What the clock runs. A job does as much as it has time for and can be broken off at any point. */
export interface Job {
  name: string;
  /** Shortest time between two runs; 0 is every tick. */
  everyMs: number;
  run(services: Services, hasTime: () => boolean): Promise<{ done: number; left: number }>;
}
