/** The packs as they stand: whoever is alike gets one answer, nobody gets that of another. */
import { join } from "node:path";
import { Facts } from "../core/policy";
import { readSuite } from "../local/cli/policy/cases";
import { filesNamed, readPackDocuments } from "../local/policies";
import { expectSameFromMemory } from "../test/policy/people-between";

const root = join(__dirname, "..");
const { packs, places } = readPackDocuments(root);
const suites = filesNamed(__dirname, "cases.yaml").map((file) => readSuite(file, root));

describe.each(suites)("$pack.id", ({ pack, cases }) => {
  const { place, coverageYear: year } = pack;
  const asked = (cases as { facts: object }[]).map(({ facts }) =>
    Facts.parse({ place, year, ...facts }),
  );

  it("[P10] answers people in between as if each were the first", () => {
    expectSameFromMemory(packs, places, asked, { runs: 4, people: 250, missing: false });
  });

  it("[P10] misses the same facts of them", () => {
    expectSameFromMemory(packs, places, asked, { runs: 2, people: 6, missing: true });
  });
});
