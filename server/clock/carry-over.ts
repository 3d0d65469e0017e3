import { carryOver, carryOverYears, reasonHolds } from "../../core/enrolment";
import type { PolicyBook } from "../../core/policy";
import { dayOf } from "../../core/time";
import type { Services } from "../context";
import {
  CARRY_OVER,
  carryYears,
  countyCodes,
  lastYearsEnrollees,
  leaveTraces,
  leftOutAmong,
  openingsOf,
  personFiles,
  runOf,
  SYSTEM,
  type LeftOutRow,
  type OpeningRow,
  type PersonFile,
  type Tx,
} from "../db";
import { policyBook } from "../policy";
import { factsAbout } from "../resident";
import type { Job } from "./job";
import { share, walk } from "./walk";

const STRIDE = 250;
const SHARE_MS = 5_000;

interface Target {
  county: string;
  year: number;
}

/**
 * KP-10: with the opening of a year's window, those who were enrolled last year count as registered, unpaid, where the plan of their place
 * says so. Whoever pays for last year later is looked at on the next day, as long as the window is open.
 */
export const carryOverJob: Job = {
  name: CARRY_OVER,
  everyMs: 3_600_000,
  async run(services, hasTime) {
    const inTime = share(services, hasTime, SHARE_MS);
    const today = dayOf(services.now());
    const targets = await services.db.run(SYSTEM, (tx) => targetsOn(services, tx, today));
    let done = 0;
    for (const [index, target] of targets.entries()) {
      if (!inTime()) return { done, left: targets.length - index };
      const key = { ...target, job: CARRY_OVER };
      const { done: carried, over } = await walk(services, key, inTime, async (tx, { mark }) => {
        const ids = await lastYearsEnrollees(tx, { ...target, mark }, STRIDE);
        const taken = await carrySome(services, tx, target, ids);
        return {
          mark: ids.at(-1) ?? mark,
          done: taken,
          skipped: ids.length - taken,
          over: ids.length < STRIDE,
        };
      });
      done += carried;
      if (!over) return { done, left: targets.length - index };
    }
    return { done, left: 0 };
  },
};

/** Counties and years whose window is open, whose plan counts last year's enrollees as registered, and that were not gone through today. */
async function targetsOn(services: Services, tx: Tx, today: string): Promise<Target[]> {
  const book = await policyBook(services.db, tx);
  const targets: Target[] = [];
  for (const county of await countyCodes(tx)) {
    for (const year of carryOverYears(book, county, today)) {
      const run = await runOf(tx, { county, year, job: CARRY_OVER });
      if (run?.finishedAt && dayOf(run.finishedAt) >= today) continue;
      targets.push({ county, year });
    }
  }
  return targets;
}

async function carrySome(
  services: Services,
  tx: Tx,
  { county, year }: Target,
  ids: readonly string[],
): Promise<number> {
  const book = await policyBook(services.db, tx);
  const openings = await openingsOf(tx, [county]);
  const leftOut = await leftOutAmong(
    tx,
    ids.map((personId) => ({ county, personId })),
    year,
  );
  const files = await personFiles(tx, ids);
  const counting = files.flatMap((file) => {
    const left = leftOut.get(file.person.id);
    return countsAsRegistered(services, book, file, { county, year, openings, left })
      ? [file.person.id]
      : [];
  });
  const at = services.now();
  const carried = await carryYears(tx, { county, year }, counting, at);
  await leaveTraces(
    tx,
    carried.map((personId) => ({
      at,
      actor: "clock",
      action: "carry-over",
      subject: personId,
      personId,
      origin: "timer",
      detail: { year },
    })),
    county,
  );
  return carried.length;
}

function countsAsRegistered(
  { now }: Services,
  book: PolicyBook,
  file: PersonFile,
  about: Target & { openings: readonly OpeningRow[]; left: LeftOutRow | undefined },
): boolean {
  const { county, year, openings, left } = about;
  const today = dayOf(now());
  const home = file.residents.find((row) => row.county === county);
  const own = (wanted: number) =>
    file.enrolments.find((row) => row.county === county && row.year === wanted);
  const [last, next] = [own(year - 1), own(year)];
  if (!home || !last) return false;
  const { carried } = carryOver(book, {
    facts: factsAbout(file, home, { year, on: today, openings }),
    last: { state: last.state, stopped: last.stoppedOn !== null },
    next: next
      ? { state: next.state, registered: next.registered, stopped: next.stoppedOn !== null }
      : null,
    left: home.leftOn !== null && home.leftOn < today ? "moved-out" : null,
    leftOut: left && reasonHolds(left, today) ? left.reason : null,
  });
  return carried;
}
