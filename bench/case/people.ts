/** The people of the shared case: the same for every engine, from a fixed seed, days on both sides of each limit among them. */
import { CLASSES, dayNumber, type ClassName } from "./plan";
import { chance } from "../random";

export interface Person {
  readonly classes: readonly ClassName[];
  readonly born: string;
  readonly paid: string;
  /** The same, shaped for engines that need it so; made outside what is timed. */
  readonly bornNumber: number;
  readonly paidNumber: number;
  readonly bornFrench: string;
  readonly paidFrench: string;
  readonly flags: Readonly<Record<ClassName, boolean>>;
}

/** What every engine must come to. `benefit` is a day as a number, 0 while nobody can pay. */
export interface Result {
  readonly fee: number;
  readonly aid: number;
  readonly open: boolean;
  readonly benefit: number;
}

export const PEOPLE = 4_096;
const SEED = 20_270_101;

const BIRTH_LIMITS = [
  ["2026-01-01", "2025-12-31", "2009-01-01", "2008-12-31", "1966-12-31"],
  ["1967-01-01", "1956-12-31", "1957-01-01", "1946-12-31", "1947-01-01"],
].flat();
const PAYING_LIMITS = [
  ["2026-08-31", "2026-09-01", "2026-12-31"],
  ["2027-01-01", "2027-02-28", "2027-03-01"],
].flat();

const french = (day: string): string => day.split("-").reverse().join("/");

/** One day in ten is a limit or its neighbour; the others lie anywhere between the two ends. */
function someDay(random: () => number, limits: readonly string[], from: number, to: number) {
  if (random() < 0.1) return limits[Math.floor(random() * limits.length)] ?? "";
  return new Date(from + random() * (to - from)).toISOString().slice(0, 10);
}

/** The people that every engine is asked about, in the same order. */
export function makePeople(count = PEOPLE): Person[] {
  const random = chance(SEED);
  return Array.from({ length: count }, () => {
    const classes = CLASSES.filter(() => random() < 0.12);
    const born = someDay(random, BIRTH_LIMITS, Date.UTC(1930, 0, 1), Date.UTC(2026, 8, 1));
    const paid = someDay(random, PAYING_LIMITS, Date.UTC(2026, 7, 1), Date.UTC(2027, 3, 1));
    const flags = Object.fromEntries(CLASSES.map((name) => [name, classes.includes(name)]));
    return {
      classes,
      born,
      paid,
      bornNumber: dayNumber(born),
      paidNumber: dayNumber(paid),
      bornFrench: french(born),
      paidFrench: french(paid),
      flags: flags as Record<ClassName, boolean>,
    };
  });
}

/** What all engines must agree on, for all people in order (FNV-1a over 32 bits); `report.mjs` names what it must be. */
export function digestOf(results: readonly Result[]): string {
  let hash = 0x811c9dc5;
  for (const { fee, aid, open, benefit } of results) {
    for (const part of [fee, aid, open ? 1 : 0, benefit]) {
      hash = Math.imul(hash ^ (part | 0), 0x01000193) >>> 0;
    }
  }
  return hash.toString(16).padStart(8, "0");
}
