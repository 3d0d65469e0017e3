import { permitEnd } from "../../core/enrolment";
import { addDays, type PolicyBook } from "../../core/policy";
import { dayOf } from "../../core/time";
import type { Services } from "../context";
import {
  EVERYWHERE,
  leaveTrace,
  lockRun,
  markOfYear,
  personFiles,
  saveRun,
  STOP_PERMITS,
  stopYear,
  yearsOfEndedPermits,
  type PermitYear,
  type Tx,
} from "../db";
import { noteFinding } from "../findings";
import { policyBook } from "../policy";
import { factsAbout } from "../resident";
import type { Job } from "./job";
import { share, walk } from "./walk";

const STRIDE = 100;
const SHARE_MS = 3_000;

/**
 * KP-15: on the day after a residence permit ran out, registrations that hang on it and are not paid stop by themselves; a year that was
 * paid is honoured whole. The next one needs a fresh application with a new permit.
 */
export const stopExpiredPermits: Job = {
  name: STOP_PERMITS,
  everyMs: 3_600_000,
  async run(services, hasTime) {
    const { done, over } = await walk(
      services,
      { ...EVERYWHERE, job: STOP_PERMITS },
      share(services, hasTime, SHARE_MS),
      async (tx, { mark }) => {
        const today = dayOf(services.now());
        const years = await yearsOfEndedPermits(tx, { today, mark }, STRIDE);
        const book = await policyBook(services.db, tx);
        let stopped = 0;
        for (const year of years) stopped += (await stopOne(services, tx, book, year)) ? 1 : 0;
        const last = years.at(-1);
        return {
          mark: last ? markOfYear(last) : mark,
          done: stopped,
          skipped: years.length - stopped,
          over: years.length < STRIDE,
        };
      },
    );
    return { done, left: over ? 0 : 1 };
  },
};

/** False where the person may enrol without a permit, such as a student. */
async function stopOne(
  services: Services,
  tx: Tx,
  book: PolicyBook,
  { county, year, personId, place, until }: PermitYear,
): Promise<boolean> {
  const [file] = await personFiles(tx, [personId]);
  const home = file?.residents.find((row) => row.county === county);
  const row = file?.enrolments.find((one) => one.county === county && one.year === year);
  if (!file || !home || !row) return false;
  const at = services.now();
  const facts = factsAbout(file, home, { year, on: dayOf(at) });
  const end = permitEnd(book, facts, {
    state: row.state,
    registered: row.registered,
    stopped: row.stoppedOn !== null,
  });
  if (!end?.stops) return false;
  const key = { county, year, personId };
  await stopYear(tx, key, { on: addDays(until, 1), reason: "permit-expired", at });
  await leaveTrace(tx, {
    at,
    actor: "clock",
    action: "stop",
    subject: personId,
    county,
    personId,
    origin: "timer",
    detail: { year, until, reason: "permit-expired" },
  });
  await noteFinding(services, tx, {
    kind: "permit-expired",
    conflict: { ...key, place },
    detail: { until },
  });
  await countStopped(tx, key, at);
  return true;
}

/** How many were stopped in a county and year, for those who look at what was carried over. */
async function countStopped(
  tx: Tx,
  { county, year }: { county: string; year: number },
  at: Date,
): Promise<void> {
  const key = { county, year, job: STOP_PERMITS };
  const run = await lockRun(tx, key, at);
  await saveRun(tx, key, { done: run.done + 1, finishedAt: at });
}
