import { join } from "node:path";
import { createPolicyBook } from "../core/policy";
import { readSuite, runCase } from "../local/cli/policy/cases";
import { filesNamed, readPackDocuments } from "../local/policies";

const root = join(__dirname, "..");
const { packs, places } = readPackDocuments(root);
const book = createPolicyBook(packs, places);
const suites = filesNamed(__dirname, "cases.yaml").map((file) => readSuite(file, root));

describe.each(suites)("$pack.id", ({ pack, cases }) => {
  it.each(cases as { clause: string; name: string }[])("$clause $name", (one) => {
    const { failures, problem } = runCase(book, pack, one);
    expect({ failures, problem }).toEqual({ failures: [], problem: undefined });
  });
});

it("every pack that answers for a year has its cases beside it", () => {
  const withCases = suites.map(({ pack }) => pack.id);
  const answering = packs.filter(({ coverageYear }) => coverageYear !== undefined);
  expect(answering.map(({ id }) => id).filter((id) => !withCases.includes(id))).toEqual([]);
});
