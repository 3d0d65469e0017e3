/**
 * Shapes of plan that real counties have, each shown by a small invented pack with cases on both sides of its bounds.
 * A shape is said in the pack language alone: where one needs the engine changed, the language is not finished.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { createPolicyBook, type PolicyBook } from "./book";
import { checkPacks, type PackSource } from "./check";
import { Facts } from "./facts";
import type { PlaceNode } from "./places";
import { PackDocument } from "./schema";

/** One question: what is known, and the part of the answer that matters. */
interface Case {
  name: string;
  facts: Record<string, unknown>;
  expect: Record<string, unknown>;
}
interface Shape {
  says: string;
  packs: Record<string, unknown>[];
  cases: Case[];
}

const PLACES: PlaceNode[] = [
  { code: "990000", name: "甲省", parent: null, level: "province" },
  { code: "990100", name: "甲市", parent: "990000", level: "city" },
  { code: "990101", name: "甲县", parent: "990100", level: "county" },
  { code: "990102", name: "乙县", parent: "990100", level: "county" },
  { code: "990101001", name: "甲镇", parent: "990101", level: "town" },
  { code: "990101002", name: "乙镇", parent: "990101", level: "town" },
  { code: "990101Z01", name: "甲农场", parent: "990101", level: "unit" },
  { code: "990101Z02", name: "甲林场", parent: "990101001", level: "unit" },
];

/** What a pack of a shape is, unless it says otherwise. */
const ORDINARY = {
  id: "990101/2027",
  place: "990101",
  coverageYear: 2027,
  extends: ["zz/base"],
  revision: 1,
  publishedAt: "2026-08-01",
};

const folder = join(__dirname, "shapes");
const read = (file: string): unknown => parse(readFileSync(join(folder, file), "utf8"));

function whole(written: Record<string, unknown>): Record<string, unknown> {
  const all: Record<string, unknown> = { ...ORDINARY, ...written };
  // A pack that others inherit from says that it answers for no year.
  if (all["coverageYear"] === null) delete all["coverageYear"];
  return all;
}

const packOf = (written: Record<string, unknown>): PackDocument =>
  PackDocument.parse(whole(written));

/** A pack for the check, which is not asked about lines and cases here. */
const sourceOf = (value: unknown, at: number): PackSource => ({
  file: `pack-${at}`,
  value,
  lineOf: () => 1,
  problems: [],
  cases: null,
});

const base = PackDocument.parse(read("base.yaml"));
const shapes = readdirSync(folder)
  .filter((file) => file !== "base.yaml")
  .sort()
  .map((file) => ({ file, ...(read(file) as Shape) }));

/** `{ includes: [...] }` in place of a list: each of these is somewhere in it. */
function matching(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(matching);
  if (typeof expected !== "object" || expected === null) return expected;
  const entries = Object.entries(expected);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === "includes") {
    const parts = (first[1] as object[]).map((part): unknown => expect.objectContaining(part));
    return expect.arrayContaining(parts) as unknown;
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, matching(value)]));
}

describe.each(shapes)("$file", ({ says, packs, cases }) => {
  let book: PolicyBook;
  beforeAll(() => {
    book = createPolicyBook([base, ...packs.map(packOf)], PLACES);
  });

  it.each(cases)("$name", ({ facts, expect: expected }) => {
    const { place, coverageYear: year } = ORDINARY;
    const asked = Facts.parse({ place, year, on: "2026-10-10", hukou: "local", ...facts });
    expect(book.quote(asked)).toMatchObject(matching(expected) as object);
  });

  it("has cases, and says what it shows", () => {
    expect(says).toMatch(/^.{8,}$/);
    expect(cases.length).toBeGreaterThan(2);
  });

  it("has no fault that the check of packs would tell", () => {
    const sources = [read("base.yaml"), ...packs.map(whole)].map((value, at) =>
      sourceOf(value, at),
    );
    const faults = checkPacks(sources).filter(
      ({ code, severity }) => severity === "error" && code !== "no-cases",
    );
    expect(faults.map(({ code, text }) => `${code}: ${text}`)).toEqual([]);
  });
});
