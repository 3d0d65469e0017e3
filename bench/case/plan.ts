/**
 * The shared case: one small plan that every engine can express whole, shaped like the real ones. The price is 320
 * yuan; of seven class aids and five age bands the highest is taken off, never the sum; paying is open from 1 September
 * 2026 to 28 February 2027, and who pays in 2026 is covered from 1 January 2027, later from 1 April 2027.
 * Money is integer fen.
 */
export const PRICE = 32_000;

/** The aids by class, as each engine is told them. */
export const CLASS_AIDS = [
  { name: "destitute", percent: 100, clause: "art. 2 (1)" },
  { name: "orphan", percent: 100, clause: "art. 2 (1)" },
  { name: "subsistence", percent: 75, clause: "art. 2 (2)" },
  { name: "relapse", fen: 16_000, clause: "art. 2 (3)" },
  { name: "disabled", percent: 60, clause: "art. 2 (4)" },
  { name: "marginal", percent: 50, clause: "art. 2 (5)" },
  { name: "familyPlanning", fen: 8_000, clause: "art. 2 (6)" },
] as const;
export type ClassName = (typeof CLASS_AIDS)[number]["name"];
export const CLASSES: readonly ClassName[] = CLASS_AIDS.map(({ name }) => name);

/** The aids by day of birth; both ends belong to a band. */
export const BIRTH_BANDS = [
  { from: "2026-01-01", to: "9999-12-31", percent: 100, clause: "art. 3 (1)" },
  { from: "2009-01-01", to: "2025-12-31", fen: 4_000, clause: "art. 3 (2)" },
  { from: "1957-01-01", to: "1966-12-31", fen: 3_000, clause: "art. 3 (3)" },
  { from: "1947-01-01", to: "1956-12-31", fen: 6_000, clause: "art. 3 (4)" },
  { from: "0001-01-01", to: "1946-12-31", percent: 50, clause: "art. 3 (5)" },
] as const;

/** The two ways in: when each is open, and from when it covers. */
export const PHASES = [
  { from: "2026-09-01", to: "2026-12-31", benefit: "2027-01-01", clause: "art. 5 (1)" },
  { from: "2027-01-01", to: "2027-02-28", benefit: "2027-04-01", clause: "art. 5 (2)" },
] as const;

/** Fen of an aid that is a part of the price or a sum of its own. */
export const fenOf = (aid: { percent: number } | { fen: number }): number =>
  "fen" in aid ? aid.fen : Math.round((PRICE * aid.percent) / 100);

/** A day as a number, 20270101, for engines that cannot order texts. */
export const dayNumber = (day: string): number => Number(day.replaceAll("-", ""));
