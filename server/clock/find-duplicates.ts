import { EVERYWHERE, peopleAfter } from "../db";
import { noteFindings } from "../findings";
import type { Job } from "./job";
import { share, walk } from "./walk";

const STRIDE = 500;
const SHARE_MS = 3_000;

/** What was registered or paid past the desk, or before it looked, is looked at once more, person by person (BG-10, KP-23). */
export const findDuplicates: Job = {
  name: "find-duplicates",
  everyMs: 6 * 3_600_000,
  async run(services, hasTime) {
    const key = { ...EVERYWHERE, job: "find-duplicates" };
    const { done, over } = await walk(
      services,
      key,
      share(services, hasTime, SHARE_MS),
      async (tx, { mark }) => {
        const ids = await peopleAfter(tx, mark, STRIDE);
        const found = await noteFindings(services, tx, ids);
        return {
          mark: ids.at(-1) ?? mark,
          done: found,
          skipped: ids.length,
          over: ids.length < STRIDE,
        };
      },
    );
    return { done, left: over ? 0 : 1 };
  },
};
