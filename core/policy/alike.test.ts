/** Whoever is alike gets one answer; nobody gets that of another. */
import { expectSameFromMemory } from "../../test/policy/people-between";
import { addDays } from "./calendar";
import { ASKABLE } from "./questions";
import { askedIn, documentsOf, PLACES, shapes } from "../../test/policy/shapes";
import { unknownIn } from "./noting";
import { aidClass, bookOf, factsWith, packWith, windowWith } from "./testing";

describe.each(shapes)("$file", (shape) => {
  const cases = shape.cases.map(askedIn);
  it("[P10] answers people in between as if each were the first", () => {
    const how = { runs: 6, people: 60, missing: false };
    expectSameFromMemory(documentsOf(shape), PLACES, cases, how);
  });

  it("[P10] misses the same facts of them", () => {
    const how = { runs: 2, people: 8, missing: true };
    expectSameFromMemory(documentsOf(shape), PLACES, cases, how);
  });
});

describe("births", () => {
  /** A pack in which a fact about a birth decides what is paid. */
  const bookWith = (when: object, opens = "2029-09-01") =>
    bookOf(
      packWith({
        amounts: [
          { key: "personal", is: { yuan: 400 }, says: "标准", cite: "一" },
          {
            key: "price",
            is: { cases: [{ when, is: { yuan: 100 } }], otherwise: "personal" },
            says: "按出生日期",
            cite: "一",
          },
        ],
        ways: [windowWith({ price: "price", opens })],
      }),
    );
  const dueOf = (book: ReturnType<typeof bookOf>, birthDate: string, on = "2029-10-01") =>
    book.answer(factsWith({ hukou: "local", birthDate, on })).due;

  it.each([
    [
      "a band of fixed days",
      { born: { from: "1960-03-01", to: "1960-03-31" } },
      "1960-03-01",
      "1960-03-31",
    ],
    [
      "an age on the day of paying",
      { age: { at: "payday", atLeast: 60, under: 61 } },
      "1968-10-02",
      "1969-10-01",
    ],
    [
      "an age on a fixed day",
      { age: { at: "year-end", atLeast: 60, under: 61 } },
      "1970-01-01",
      "1970-12-31",
    ],
    [
      "an age on a leap day's birthday",
      { age: { at: "2028-02-28", atLeast: 60, under: 61 } },
      "1967-03-01",
      "1968-02-28",
    ],
    [
      "an age on a day that hangs on the person",
      { age: { at: { from: "payday", then: [{ days: 1 }] }, atLeast: 60, under: 61 } },
      "1968-10-03",
      "1969-10-02",
    ],
  ])("%s parts those before, in and after it", (_name, when, first, last) => {
    const book = bookWith(when);
    const births = [addDays(last, 1), first, addDays(first, -1), last];
    // Twice, so that the second time comes from memory; in the middle first, so that the bounds are not yet known.
    for (const round of [1, 2]) {
      const dues = births.map((birth) => dueOf(book, birth));
      expect({ round, dues }).toEqual({ round, dues: [40_000, 10_000, 40_000, 10_000] });
    }
  });

  it("before the window, ages are those of its first day", () => {
    const book = bookWith({ age: { at: "payday", atLeast: 60 } });
    const asked = ["1969-08-31", "1969-09-01", "1969-09-02"];
    const dues = (): unknown[] => asked.map((birth) => dueOf(book, birth, "2029-08-15"));
    expect([dues(), dues()]).toEqual([
      [10_000, 10_000, 40_000],
      [10_000, 10_000, 40_000],
    ]);
  });
});

describe("what is given", () => {
  it("carries the mark of who asked, not of who was the first to be alike", () => {
    const book = bookOf(packWith());
    const asked = ["a", undefined, "b"].map(
      (id) => book.quote({ ...factsWith(), ...(id && { id }) }).id,
    );
    expect(asked).toEqual(["a", undefined, "b"]);
  });

  it("[P10] cannot be changed by one for the next", () => {
    const book = bookOf(packWith());
    const { because } = book.quote(factsWith({ hukou: "local" }));
    expect(() => because.pop()).toThrow(TypeError);
  });

  it("takes facts that nobody may change", () => {
    const event = Object.freeze({ kind: "newborn" as const, on: "2029-10-01" });
    const book = bookOf(packWith());
    expect(book.quote(Object.freeze(factsWith({ event }))).outcome).toBe("payable");
  });
});

it("each fact that can be asked for counts as unknown by itself", () => {
  const nothing = unknownIn(factsWith());
  const digits = ASKABLE.map((key) => nothing - unknownIn({ ...factsWith(), [key]: null }));
  expect(digits.every((digit) => digit > 0 && Number.isInteger(Math.log2(digit)))).toBe(true);
  expect(new Set(digits).size).toBe(ASKABLE.length);
  expect(digits.reduce((sum, digit) => sum + digit, 0)).toBe(nothing);
});

it("[P10] a memory that is full starts anew, and answers as before", () => {
  const book = bookOf(packWith());
  const byDay = (at: number) => addDays("2029-10-01", at % 60);
  const seen = new Set<string>();
  for (let at = 0; at < 21_000; at += 1) {
    const lapse = { endedOn: addDays("1970-01-01", at) };
    const asked = factsWith({ hukou: "local", on: byDay(at), employeeInsurance: lapse });
    seen.add(`${book.answer(asked).due}`);
  }
  expect([...seen]).toEqual(["40000"]);
});

it("classes known to be none are answered again as before", () => {
  const book = bookOf(packWith({ classes: [aidClass("dibao", { yuan: 100 })] }));
  const held = [null, [], [{ code: "dibao" as const }], [{ code: "dibao" as const, from: null }]];
  const dues = () => held.map((categories) => book.answer(factsWith({ categories })).due);
  expect([dues(), dues()]).toEqual([
    [40_000, 40_000, 30_000, 30_000],
    [40_000, 40_000, 30_000, 30_000],
  ]);
});
