import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { createPolicyBook, Facts, type Quote } from "../core/policy";
import { filesNamed, readPack, readPackDocuments } from "../local/policies";

interface Case {
  name: string;
  clause: string;
  facts: Record<string, unknown>;
  expect: Record<string, unknown> & { missingIncludes?: string[] };
}

const root = join(__dirname, "..");
const { packs, places } = readPackDocuments(root);
const book = createPolicyBook(packs, places);

const suites = filesNamed(join(root, "policies"), "cases.yaml").map((file) => ({
  pack: readPack(join(dirname(file), "pack.yaml"), root),
  cases: parse(readFileSync(file, "utf8")) as Case[],
}));

function answer(place: string, year: number | undefined, facts: Record<string, unknown>): Quote {
  return book.quote(Facts.parse({ place, year, ...facts }));
}

describe.each(suites)("$pack.id", ({ pack, cases }) => {
  it.each(cases)("$clause $name", ({ facts, expect: { missingIncludes, ...expected } }) => {
    const quote = answer(pack.place, pack.coverageYear, facts);
    expect(quote).toMatchObject(expected);
    expect(quote.missing).toEqual(expect.arrayContaining(missingIncludes ?? []));
  });
});

it("every pack that answers for a year has its cases beside it", () => {
  const withCases = suites.map(({ pack }) => pack.id);
  const answering = packs.filter(({ coverageYear }) => coverageYear !== undefined);
  expect(answering.map(({ id }) => id).filter((id) => !withCases.includes(id))).toEqual([]);
});
