import { join } from "node:path";
import { parse } from "yaml";
import { readPackDocuments } from "../../../local/policies";
import { createPolicyBook, PackDocument } from "..";
import { casesSkeleton, failuresOf, PackCases, packSkeleton, type NewPack } from ".";

const { packs, places } = readPackDocuments(join(__dirname, "../../.."));
const wide = (...ids: string[]): PackDocument[] =>
  ids.map((id) => packs.find((pack) => pack.id === id)!);

const common: NewPack = {
  place: "430624",
  name: "湘阴县",
  year: 2022,
  extends: ["cn/common"],
  inherited: wide("cn/common"),
  today: "2026-11-22",
  toPolicies: "../..",
};
const national: NewPack = {
  ...common,
  year: 2028,
  extends: ["cn/2025"],
  inherited: wide("cn/common", "cn/2025"),
};

const bookOf = (document: PackDocument) => createPolicyBook([...packs, document], places);
const skeletonOf = (pack: NewPack): PackDocument => PackDocument.parse(parse(packSkeleton(pack)));

describe.each([
  ["that begins from nothing", common],
  ["that builds on the national layer", national],
])("a skeleton %s", (_name, pack) => {
  it("is a pack from the first day, and says that nothing is known yet", () => {
    const book = bookOf(skeletonOf(pack));
    const on = `${pack.year - 1}-10-15`;
    expect(book.quote({ place: "430624", year: pack.year, on, hukou: "local" })).toMatchObject({
      outcome: "ask",
      due: null,
      fiscal: null,
      window: null,
    });
  });

  it("has a case beside it that holds", () => {
    const cases = PackCases.parse(parse(casesSkeleton(pack)));
    const book = bookOf(skeletonOf(pack));
    for (const { facts, expect: expected } of cases) {
      const quote = book.quote({ place: pack.place, year: pack.year, ...facts });
      expect(failuresOf(expected, quote)).toEqual([]);
    }
    expect(cases).toHaveLength(1);
  });

  it("has a clause to fill in wherever one is needed, and no figure or day of its own", () => {
    const text = packSkeleton(pack).replaceAll(/^#.*$/gm, "");
    expect(text).toContain("cite: 待填");
    const { year } = pack;
    const own = text.replace(`coverageYear: ${year}`, "").replaceAll(`${year}年度`, "");
    expect(own.replace("id: 430624/", "").match(/yuan|\d{4}-\d{2}-\d{2}/g)).toEqual(["2026-11-22"]);
  });

  it("has examples that are right when their marks are taken away", () => {
    const text = packSkeleton(pack).replaceAll(/^# (?= {2}|\w+:$)/gm, "");
    const written = PackDocument.parse(parse(text));
    expect(written.notEncoded).toHaveLength(1);
    expect(written.ways?.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["newborn", "moved-in"]),
    );
    const quote = bookOf(written).quote({
      place: "430624",
      year: pack.year,
      on: `${pack.year}-02-26`,
      hukou: "local",
      event: { kind: "newborn", on: `${pack.year}-01-05` },
    });
    // The example has days of settlement.
    expect(quote.window).toMatchObject({
      opens: `${pack.year}-01-05`,
      reopens: `${pack.year}-03-01`,
    });
  });
});

test("figures and days that the wider packs leave open are asked for by their names", () => {
  const { dates, amounts, ways } = skeletonOf(national);
  expect(dates?.map(({ key }) => key)).toEqual(["window-opens", "window-closes", "late-closes"]);
  expect(amounts?.map(({ key }) => key)).toEqual(["personal", "fiscal", "late-price"]);
  expect(ways).toBeUndefined();
});

test("a name with signs of YAML does not break the file", () => {
  const pack = skeletonOf({ ...common, name: 'A: "#县' });
  expect(pack.document?.title).toBe('A: "#县2022年度城乡居民基本医疗保险参保方案');
});
