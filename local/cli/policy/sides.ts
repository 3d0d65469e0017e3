/** Two packs over one roster file: who is asked what, and the totals. */
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import type { Facts, PolicyBook } from "../../../core/policy";
import { personComparison, RosterTally, type RosterComparison } from "../../../core/policy/compare";
import type { Io } from "./command";
import type { NamedPack } from "./pack-ref";
import { readRoster, type RosterPerson } from "./roster";

/** The first day on which ordinary residents can pay under a pack. */
function firstPayingDay({ book, document, year }: NamedPack): string {
  const start = `${year}-01-01`;
  const season = book.seasons(document.place, start).find((one) => one.year === year);
  return season?.opens ?? start;
}

/** Answers people of a roster by one pack: those who live outside its place are asked as if they lived there. */
function answering(
  pack: NamedPack,
  day: string,
): (person: RosterPerson) => ReturnType<PolicyBook["answer"]> {
  const { book, document, year } = pack;
  const inside = new Map<string, boolean>();
  const placeOf = (place: string): string => {
    let known = inside.get(place);
    if (known === undefined) {
      known = book.packRef(place, year)?.id === document.id;
      inside.set(place, known);
    }
    return known ? place : document.place;
  };
  return ({ facts, ownDay }) => {
    const place = placeOf(facts.place);
    const on = ownDay ? facts.on : day;
    const same = place === facts.place && year === facts.year && on === facts.on;
    const asked: Facts = same ? facts : { ...facts, place, year, on };
    return book.answer(asked);
  };
}

export interface RosterRun {
  comparison: RosterComparison;
  badLines: number;
  /** Day of paying of those whose line names none. */
  days: { a: string; b: string };
}

export interface RosterOrder {
  roster: string;
  /** The day of paying; each pack's first one where it is left out. */
  on?: string;
  /** A file for person by person. */
  people?: string;
}

const MOST_TOLD = 20;

/** Runs a roster through both packs as a stream. Lines that cannot be read are told and counted. */
export async function runRoster(
  a: NamedPack,
  b: NamedPack,
  { roster, on, people }: RosterOrder,
  io: Io,
): Promise<RosterRun> {
  const days = { a: on ?? firstPayingDay(a), b: on ?? firstPayingDay(b) };
  const [askA, askB] = [answering(a, days.a), answering(b, days.b)];
  const tally = new RosterTally();
  const output = people === undefined ? undefined : createWriteStream(people);
  let badLines = 0;
  const defaults = { place: a.document.place, year: a.year, on: days.a };
  await readRoster(
    roster === "-" ? io.in : roster,
    defaults,
    (person) => {
      const [one, other] = [askA(person), askB(person)];
      tally.add(one, other);
      output?.write(`${JSON.stringify(personComparison(person.facts.id, one, other))}\n`);
    },
    ({ line, problem }) => {
      badLines += 1;
      if (badLines <= MOST_TOLD) io.err(`名册第 ${line} 行：${problem}`);
    },
  );
  if (badLines > MOST_TOLD) io.err(`……一共 ${badLines} 行读不出来`);
  if (output) {
    output.end();
    await once(output, "finish");
  }
  return { comparison: tally.result(), badLines, days };
}
