/** [M1] How shares are written, and days that exist. */
import { addDays } from "./calendar";
import { isPlainDate } from "./days";
import { parseFraction, yuan } from "./money";

it.each(["50%", "100%", "12.5%", "12.25%", "1/3", "150/300", "1/300", "2/2", "0%"])(
  "%s is a share",
  (text) => expect(parseFraction(text)).toBeDefined(),
);

it.each(["x50%", "50%x", "101%", "1000%", "1/0", "0/0", "3/2", "x1/3", "1/3x", "1/", "50", ""])(
  "%j is none",
  (text) => expect(parseFraction(text)).toBeUndefined(),
);

it("a share means what is written", () => {
  const value = (text: string): number | undefined => {
    const { numerator, denominator } = parseFraction(text) ?? { numerator: NaN, denominator: 1 };
    return Math.round((numerator * 1_000_000) / denominator);
  };
  expect(["12.5%", "12.25%", "150/300", "2/2"].map(value)).toEqual([
    125_000, 122_500, 500_000, 1_000_000,
  ]);
});

it.each([
  [0, "0元"],
  [1, "0.01元"],
  [-1, "-0.01元"],
  [12_345, "123.45元"],
])("%d fen is told as %s", (fen, text) => expect(yuan(fen)).toBe(text));

it.each(["1800-01-01", "2029-01-01", "2028-02-29", "2029-12-31"])("%s is a day", (text) =>
  expect(isPlainDate(text)).toBe(true),
);

it.each([
  "1799-12-31",
  "2029-01-00",
  "2029-02-29",
  "2029-13-01",
  "2029-00-10",
  "x2029-01-01",
  "2029-01-01x",
  "2029-1-1",
])("%s is none", (text) => expect(isPlainDate(text)).toBe(false));

it("[C1] days follow one another as in the calendar of the machine, through leap years and centuries", () => {
  const start = Date.UTC(1850, 0, 1);
  const iso = (days: number): string =>
    new Date(start + days * 86_400_000).toISOString().slice(0, 10);
  const wrong: string[] = [];
  for (let days = 0; days < 110_000; days += 1) {
    if (addDays("1850-01-01", days) !== iso(days)) wrong.push(iso(days));
  }
  expect(wrong).toEqual([]);
  expect(addDays("2000-02-28", 1)).toBe("2000-02-29");
  expect(addDays("1900-02-28", 1)).toBe("1900-03-01");
});
