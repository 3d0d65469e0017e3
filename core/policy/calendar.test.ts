import * as fc from "fast-check";
import { addDays, addMonths, ageOn, daysBetween, endOfMonth, startOfNextMonth } from "./calendar";
import { isPlainDate } from "./plain-date";

const day = fc.integer({ min: -40_000, max: 60_000 }).map((days) => addDays("1970-01-01", days));

describe("calendar", () => {
  it("[C1] refuses dates that do not exist", () => {
    const dates = [
      "2022-02-29",
      "2024-02-29",
      "1900-02-29",
      "2000-02-29",
      "2022-13-01",
      "2022-4-1",
    ];
    expect(dates.filter(isPlainDate)).toEqual(["2024-02-29", "2000-02-29"]);
  });

  it("[C1] agrees with the calendar of the platform in UTC", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -9000, max: 9000 }), (date, days) => {
        const [year = 0, month = 0, dayOfMonth = 0] = date.split("-").map(Number);
        const expected = new Date(Date.UTC(year, month - 1, dayOfMonth + days)).toISOString();
        expect(addDays(date, days)).toBe(expected.slice(0, 10));
      }),
    );
  });

  it("[C2] does not count the day of the event", () => {
    expect(addDays("2022-01-10", 90)).toBe("2022-04-10");
    expect(daysBetween("2022-01-10", "2022-04-10")).toBe(90);
  });

  it("[C3] takes the choice that was stated where a month has no such day", () => {
    expect(addMonths("2023-01-31", 1, "end-of-month")).toBe("2023-02-28");
    expect(addMonths("2023-01-31", 1, "next-day")).toBe("2023-03-01");
    expect(addMonths("2022-12-15", 2, "end-of-month")).toBe("2023-02-15");
    expect(addMonths("2024-02-29", -12, "end-of-month")).toBe("2023-02-28");
  });

  it("[C5] lets a person born on 29 February come of age on 1 March in common years", () => {
    expect(ageOn("2004-02-29", "2022-02-28")).toBe(17);
    expect(ageOn("2004-02-29", "2022-03-01")).toBe(18);
    expect(ageOn("2004-02-29", "2024-02-29")).toBe(20);
  });

  it("knows the edges of months", () => {
    expect([endOfMonth("2024-02-10"), endOfMonth("2023-02-10")]).toEqual([
      "2024-02-29",
      "2023-02-28",
    ]);
    expect([startOfNextMonth("2022-12-31"), startOfNextMonth("2022-01-01")]).toEqual([
      "2023-01-01",
      "2022-02-01",
    ]);
  });
});
