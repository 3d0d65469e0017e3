/** A small invented pack for the tests of the engine's rules: one county, one window, 400 yuan. */
import { createPolicyBook, type PolicyBook } from "./book";
import type { Facts } from "./facts";
import { PackError } from "./pack-error";
import type { PlaceNode } from "./places";
import { PackDocument } from "./schema";

const PLACES: PlaceNode[] = [
  { code: "110000", name: "甲省", parent: null, level: "province" },
  { code: "110100", name: "甲市", parent: "110000", level: "city" },
  { code: "110101", name: "甲县", parent: "110100", level: "county" },
  { code: "110101Z01", name: "甲农场", parent: "110101", level: "unit" },
];

const WINDOW = {
  key: "window",
  main: true,
  opens: "2029-09-01",
  closes: "2029-12-31",
  price: "personal",
  benefit: { from: "year-start", says: "全年享受", cite: "三" },
  says: "集中缴费期",
  cite: "三",
};

const BASE = {
  id: "110101/2030",
  place: "110101",
  coverageYear: 2030,
  revision: 1,
  publishedAt: "2029-08-01",
  amounts: [{ key: "personal", is: { yuan: 400 }, says: "标准", cite: "一" }],
  eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍", cite: "二" }],
  ways: [WINDOW],
};

/** The pack with other sections. */
export const packWith = (change: object = {}): PackDocument =>
  PackDocument.parse({ ...BASE, ...change });

/** The window with other terms. */
export const windowWith = (change: object): object => ({ ...WINDOW, ...change });

/** An amount under a key, in the pack's form. */
export const amount = (key: string, is: unknown, says = "标准"): object => ({
  key,
  is,
  says,
  cite: "一",
});

/** A class of the pack that the county pays for, unless it says otherwise. */
export const aidClass = (code: string, gives: unknown, rest: object = {}): object => ({
  key: code,
  classes: [code],
  gives,
  payers: [{ payer: "county" }],
  says: `资助${code}`,
  cite: "四",
  ...rest,
});

export const bookOf = (...packs: PackDocument[]): PolicyBook => createPolicyBook(packs, PLACES);

/** Somebody of whom nothing is known, asking while the window is open. */
export const factsWith = (rest: Partial<Facts> = {}): Facts => ({
  place: "110101",
  year: 2030,
  on: "2029-10-01",
  ...rest,
});

export const holding = (...codes: string[]): Pick<Facts, "categories"> => ({
  categories: codes.map((code) => ({ code: code as "dibao" })),
});

/** What is wrong with packs that the book refuses. */
export function refusalOf(...packs: PackDocument[]): {
  path: string;
  problem: string;
  cure: string;
} {
  try {
    bookOf(...packs);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const { path, problem, cure } = error;
    return { path, problem, cure };
  }
  throw new Error("the pack was not refused");
}
