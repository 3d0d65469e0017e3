/** [C6] A coverage year that is not the calendar year. */
import { amount, bookOf, factsWith, packWith, windowWith } from "./testing";

const SPAN = { from: "2029-09-01", to: "2030-08-31", says: "九月到次年八月", cite: "一" };
const window = windowWith({ opens: "2029-06-01", closes: "2030-05-31" });
const cases = [{ when: { age: { atLeast: 60, at: "year-start" } }, is: { yuan: 100 } }];
const aged = [amount("personal", { cases, otherwise: { yuan: 400 } })];
const book = bookOf(packWith({ coverageSpan: SPAN, ways: [window], amounts: aged }));

describe("[C6] the first day of the coverage year", () => {
  it("is that at which ages are reckoned, and births on both sides of it are told apart", () => {
    const due = (birthDate: string) => book.quote(factsWith({ birthDate })).due;
    const births = ["1969-08-31", "1969-09-01", "1969-09-02", "1970-01-01", "1969-09-01"];
    expect(births.map(due)).toEqual([10_000, 10_000, 40_000, 40_000, 10_000]);
    expect(book.quote(factsWith()).missing).toContain("birthDate");
  });

  it("is that from which benefits are told", () => {
    const told = (on: string) => book.quote(factsWith({ on })).benefit;
    expect(told("2029-06-01")).toEqual({ from: "2029-09-01", to: "2030-08-31" });
  });
});

describe("[C6] after the last day of the coverage year", () => {
  const open = bookOf(
    packWith({ coverageSpan: SPAN, ways: [windowWith({ closes: { unstated: "县局" } })] }),
  );

  it("it is over, and not before", () => {
    expect(open.quote(factsWith({ on: "2030-08-31" })).outcome).toBe("payable");
    expect(open.quote(factsWith({ on: "2030-09-01" }))).toMatchObject({ reason: "ended" });
  });

  it("it concerns nobody any more", () => {
    const next = packWith({
      id: "110101/2031",
      coverageYear: 2031,
      coverageSpan: { ...SPAN, from: "2030-09-01", to: "2031-08-31" },
      ways: [windowWith({ opens: "2030-06-01", closes: "2031-05-31" })],
    });
    const both = bookOf(packWith({ coverageSpan: SPAN, ways: [window] }), next);
    const years = (on: string) => both.seasons("110101", on).map(({ year }) => year);
    expect(years("2030-05-31")).toEqual([2030, 2031]);
    expect(years("2030-08-31")).toEqual([2031, 2030]);
    expect(years("2030-09-01")).toEqual([2031]);
  });
});

describe("[C6] the years owed", () => {
  const owes = { from: "birth", to: "payday", choice: "all", says: "从出生起缴", cite: "八" };
  const ways = [windowWith({ opens: "2029-06-01", closes: "2030-05-31", owes })];
  const before = packWith({
    id: "110101/2029",
    coverageYear: 2029,
    coverageSpan: { ...SPAN, from: "2028-09-01", to: "2029-08-31" },
    ways: [windowWith({ opens: "2028-06-01", closes: "2029-05-31" })],
  });
  const both = bookOf(packWith({ coverageSpan: SPAN, ways }), before);

  it.each([
    ["2029-05-31", [2029, 2030]],
    ["2029-08-31", [2029, 2030]],
    ["2029-09-01", [2030]],
    ["2030-03-01", [2030]],
  ])("are those in which the days lie: from %s", (birthDate, years) => {
    const { lines } = both.quote(factsWith({ birthDate, on: "2030-05-01" }));
    expect(lines.map(({ year }) => year)).toEqual(years);
  });
});
