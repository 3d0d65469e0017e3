import {
  dateText,
  daysLeftText,
  instantText,
  periodText,
  shortDateText,
  weekdayText,
} from "./dates";

test("dates are written as people say them", () => {
  expect(dateText("2022-11-08")).toBe("2022年11月8日");
  expect(instantText("2022-11-08T09:05:59+08:00")).toBe("2022年11月8日 09:05");
});

test("the year is left out only where it is this year", () => {
  expect(shortDateText("2022-12-31", "2022-11-28")).toBe("12月31日");
  expect(shortDateText("2023-02-28", "2022-11-28")).toBe("2023年2月28日");
});

test("a period says the year twice only where it changes", () => {
  expect(periodText("2023-01-01", "2023-12-31")).toBe("2023年1月1日到12月31日");
  expect(periodText("2022-09-01", "2023-02-28")).toBe("2022年9月1日到2023年2月28日");
});

test.each([
  ["2022-11-28", "星期一"],
  ["2024-02-29", "星期四"],
  ["2021-12-26", "星期日"],
])("%s is a %s", (date, weekday) => {
  expect(weekdayText(date)).toBe(weekday);
});

test("the last day is still a day to pay", () => {
  expect(daysLeftText(12)).toBe("还剩 12 天");
  expect(daysLeftText(1)).toBe("还剩 1 天");
  expect(daysLeftText(0)).toBe("今天截止");
  expect(daysLeftText(-1)).toBe("已截止");
});

test("what is not a date is refused", () => {
  expect(() => dateText("28/11/2022")).toThrow(RangeError);
});
