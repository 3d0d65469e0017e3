/** [P9] Fields of an inherited entry that are otherwise here. */
import { parse } from "yaml";
import { checkPacks, type PackSource } from "./check";
import type { PackDocument } from "./schema";
import { aidClass, bookOf, factsWith, holding, packWith, refusalOf, windowWith } from "./testing";

const WIDE = {
  id: "110000/2030",
  place: "110000",
  document: { title: "省里的通知", short: "省通知" },
  ways: [
    windowWith({
      owes: {
        from: "payday",
        to: "year-end",
        choice: "either",
        says: "任选",
        cite: "三（二）",
      },
    }),
  ],
  classes: [aidClass("dibao", { yuan: 200 })],
};

const change = (section: string, key: string, set: object, cite = "县一"): object => ({
  section,
  key,
  set,
  says: "本县不同",
  cite,
});
/** A pack that inherits its ways. */
const without = ({ ways: _ways, ...rest }: PackDocument): PackDocument => rest;
const narrow = (...override: object[]) =>
  without({ ...packWith({ extends: ["110000/2030"], override }) });

describe("[P9] an override", () => {
  it("changes what it names, with its clause before the inherited one; the rest stays", () => {
    const book = bookOf(
      packWith(WIDE),
      narrow(
        change("ways", "window", { closes: "2029-12-20" }),
        change("classes", "dibao", { gives: { yuan: 250 }, says: "县里250元", cite: "县二" }),
      ),
    );
    const quote = book.quote(factsWith(holding("dibao")));
    expect(quote).toMatchObject({ due: 15_000, window: { closes: "2029-12-20" } });
    const cites = quote.because.map(({ topic, cite }) => `${topic} ${cite}`);
    expect(cites).toContain("window 县一；省通知 三");
    expect(cites).toContain("aid 县二");
    expect(quote.because.map(({ text }) => text)).toContain(
      "县里250元：“低保对象”资助250元，由县（区）财政出",
    );
  });

  it("changes what has a clause of its own field by field, and other rules as a whole", () => {
    const wide = packWith(WIDE);
    const [way] =
      bookOf(
        wide,
        narrow(
          change("ways", "window", {
            owes: { choice: "all" },
            opens: { latest: ["2029-09-05", "2029-09-06"] },
          }),
        ),
      ).whole("110101", 2030)?.document.ways ?? [];
    expect(way?.owes).toMatchObject({
      from: "payday",
      choice: "all",
      cite: "县一；省通知 三（二）",
    });
    expect(way?.opens).toEqual({ latest: ["2029-09-05", "2029-09-06"] });
    expect(way?.cite).toBe("县一；省通知 三");
  });

  it("is handed on to narrower packs with the name of its document, and is itself not", () => {
    const city = {
      ...narrow(change("ways", "window", { closes: "2029-12-20" })),
      id: "110100/2030",
      place: "110100",
      document: { title: "市里的通知", short: "市通知" },
    };
    const county = without(packWith({ extends: ["110100/2030"] }));
    const whole = bookOf(packWith(WIDE), city, county).whole("110101", 2030)?.document;
    expect(whole?.ways?.[0]).toMatchObject({
      closes: "2029-12-20",
      cite: "市通知 县一；省通知 三",
    });
    expect(whole?.override).toBeUndefined();
  });

  it("of an entry that is not there is refused", () => {
    expect(refusalOf(packWith(WIDE), narrow(change("ways", "late", {})))).toEqual({
      path: "override",
      problem: "继承来的 ways 里没有“late”",
      cure: "改正名称，或去掉这一条",
    });
  });
});

describe("the check of an override", () => {
  const source = (file: string, text: string): PackSource => ({
    file,
    value: parse(text) as unknown,
    lineOf: (path) => (path[0] === "override" ? 100 : 1),
    problems: [],
    cases: null,
  });
  const wide = source("wide.yaml", JSON.stringify({ ...packWith(WIDE), coverageYear: undefined }));
  const told = (...override: object[]): string[] =>
    checkPacks([wide, source("own.yaml", JSON.stringify(narrow(...override)))])
      .filter(({ severity, code }) => severity === "error" && code !== "no-cases")
      .map(({ file, line, code }) => `${file}:${line} ${code}`);

  it("tells what is wrong where the change is written", () => {
    expect(told(change("ways", "window", { closes: "2029-12-20" }))).toEqual([]);
    expect(told(change("ways", "window", { close: "2029-12-20" }))).toEqual([
      "own.yaml:100 unknown-key",
    ]);
    expect(told(change("ways", "window", { closes: "2029-02-30" }))).toContain(
      "own.yaml:100 bad-date",
    );
    expect(told(change("ways", "window", { closes: "2029-08-01" }))).toContain(
      "own.yaml:100 ends-before-begins",
    );
    expect(told(change("ways", "winter", { closes: "2029-12-20" }))).toEqual([
      "own.yaml:100 unknown-name",
    ]);
    expect(told(change("way", "window", { closes: "2029-12-20" }))).toEqual([
      "own.yaml:100 unknown-name",
    ]);
  });
});
