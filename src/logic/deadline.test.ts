import { deadlineText } from "./deadline";

const TODAY = "2021-12-09";

test.each([
  ["2021-12-31", 22, "12月31日截止，还剩 22 天"],
  ["2022-02-28", 81, "2022年2月28日截止，还剩 81 天"],
  ["2021-12-09", 0, "今天（12月9日）截止"],
])("a window that closes on %s", (closes, daysLeft, text) => {
  expect(deadlineText({ closes, daysLeft }, TODAY)).toBe(text);
});

test("a window that is over is told as over, however many days are said to be left", () => {
  expect(deadlineText({ closes: "2021-12-08", daysLeft: 0 }, TODAY)).toBe(
    "集中缴费期已过（12月8日），现在可以补缴",
  );
});

test("no closing day, or none that counts, says nothing", () => {
  expect(deadlineText({ closes: null, daysLeft: 3 }, TODAY)).toBeUndefined();
  expect(deadlineText({ closes: "2021-12-31", daysLeft: null }, TODAY)).toBeUndefined();
});
