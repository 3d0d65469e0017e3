/**
 * Every row of the five plans is named in the pack of its place, in a comment beside the entry that carries it or
 * beside the `notEncoded` entry that says why it is not carried: so that none is silently missing. Rows of the product
 * as a whole belong to no plan.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** How many rows each plan has, and the pack that carries them. */
const PLANS = {
  KP: { rows: 27, pack: "440783-kaiping/2022" },
  LY: { rows: 18, pack: "340103-luyang/2023" },
  BG: { rows: 16, pack: "370481-tengzhou/2022" },
  HR: { rows: 14, pack: "430623-huarong/2022" },
  MC: { rows: 24, pack: "130607-mancheng/2023" },
} as const;

const ROW = /\b[A-Z]{2}-\d{2}\b/g;

/** Keys that say what the pack is, not what the plan says: a row named there is carried by nothing. */
const IDENTITY = ["id", "place", "coverageYear", "planLabel", "extends", "revision", "document"];

interface Mention {
  row: string;
  section: string;
}

/** Row ids in comments, with the section of the pack in which each stands. */
function mentions(text: string): Mention[] {
  let section = "";
  return text.split("\n").flatMap((line) => {
    section = /^([A-Za-z]+):/.exec(line)?.[1] ?? section;
    const comment = /(?:^|\s)#(.*)$/.exec(line)?.[1] ?? "";
    return (comment.match(ROW) ?? []).map((row) => ({ row, section }));
  });
}

const file = (pack: string, name: string): string =>
  readFileSync(join(__dirname, pack, name), "utf8");

describe.each(Object.entries(PLANS))("%s", (plan, { rows, pack }) => {
  const ids = Array.from({ length: rows }, (_, i) => `${plan}-${String(i + 1).padStart(2, "0")}`);
  const named = mentions(file(pack, "pack.yaml"));

  it("has every row named beside an entry of its pack", () => {
    const carried = new Set(named.map(({ row }) => row));
    expect(ids.filter((id) => !carried.has(id))).toEqual([]);
  });

  it("names no row that the plan does not have, and none beside what the pack says of itself", () => {
    const wrong = named.filter(
      ({ row, section }) => !ids.includes(row) || IDENTITY.includes(section) || section === "",
    );
    expect(wrong).toEqual([]);
  });

  it("has cases that cite rows of the plan", () => {
    const cases = parse(file(pack, "cases.yaml")) as { name: string; clause: string }[];
    const cited = cases.flatMap(({ clause }) => clause.match(ROW) ?? []);
    expect(cited.filter((row) => !ids.includes(row))).toEqual([]);
    expect(cited.length).toBeGreaterThan(0);
  });
});

test("a row is found in a comment only, with the section it stands in", () => {
  const text = ["# HR-01", "ways:", "  - key: a # HR-02 HR-03", "    says: HR-04", "    # HR-05"];
  expect(mentions(text.join("\n"))).toEqual([
    { row: "HR-01", section: "" },
    { row: "HR-02", section: "ways" },
    { row: "HR-03", section: "ways" },
    { row: "HR-05", section: "ways" },
  ]);
});
