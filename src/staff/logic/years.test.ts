import { collectedYear, yearsAround } from "./years";

test("the years around a day", () => expect(yearsAround("2022-11-08")).toEqual([2021, 2022, 2023]));

test.each([
  ["2022-08-31", 2022],
  ["2022-09-01", 2023],
  ["2022-12-31", 2023],
  ["2023-01-01", 2023],
])("on %s the year %d is collected", (today, year) => expect(collectedYear(today)).toBe(year));
