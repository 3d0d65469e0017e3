/** The invented packs of core/policy/shapes: what each shows, its packs as they are written, and its cases. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { Facts, PackDocument, type PlaceNode } from "../../core/policy";

/** One question: what is known, and the part of the answer that matters. */
export interface Case {
  name: string;
  facts: Record<string, unknown>;
  expect: Record<string, unknown>;
}

export interface Shape {
  file: string;
  says: string;
  /** As written, with what a pack of a shape is unless it says otherwise. */
  written: Record<string, unknown>[];
  cases: Case[];
}

export const PLACES: readonly PlaceNode[] = [
  { code: "990000", name: "甲省", parent: null, level: "province" },
  { code: "990100", name: "甲市", parent: "990000", level: "city" },
  { code: "990101", name: "甲县", parent: "990100", level: "county" },
  { code: "990102", name: "乙县", parent: "990100", level: "county" },
  { code: "990101001", name: "甲镇", parent: "990101", level: "town" },
  { code: "990101002", name: "乙镇", parent: "990101", level: "town" },
  { code: "990101Z01", name: "甲农场", parent: "990101", level: "unit" },
  { code: "990101Z02", name: "甲林场", parent: "990101001", level: "unit" },
];

const folder = join(__dirname, "..", "..", "core", "policy", "shapes");

const ORDINARY = {
  id: "990101/2027",
  place: "990101",
  coverageYear: 2027,
  extends: ["zz/base"],
  revision: 1,
  publishedAt: "2026-08-01",
};

const read = (file: string): unknown => parse(readFileSync(join(folder, file), "utf8"));

function whole(written: Record<string, unknown>): Record<string, unknown> {
  const all: Record<string, unknown> = { ...ORDINARY, ...written };
  // A pack that others inherit from says that it answers for no year.
  if (all["coverageYear"] === null) delete all["coverageYear"];
  return all;
}

/** What all shapes inherit. */
const base = read("base.yaml") as Record<string, unknown>;

export const shapes: readonly Shape[] = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml") && file !== "base.yaml")
  .sort()
  .map((file) => {
    const { says, packs, cases } = read(file) as Omit<Shape, "written"> & {
      packs: Record<string, unknown>[];
    };
    return { file, says, written: [base, ...packs.map(whole)], cases };
  });

/** The packs of a shape, the one that all inherit first. */
export const documentsOf = ({ written }: Shape): PackDocument[] =>
  written.map((pack) => PackDocument.parse(pack));

/** The question of a case: of a local, on a day in the window, unless it says otherwise. */
export const askedIn = ({ facts }: Case): Facts =>
  Facts.parse({
    place: ORDINARY.place,
    year: ORDINARY.coverageYear,
    on: "2026-10-10",
    hukou: "local",
    ...facts,
  });
