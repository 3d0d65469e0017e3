import { deadlineText, windowText } from "./deadline";

const TODAY = "2021-12-09";

test.each([
  ["2021-12-31", 22, "12月31日截止，还剩 22 天"],
  ["2022-02-28", 81, "2022年2月28日截止，还剩 81 天"],
  ["2021-12-09", 0, "今天（12月9日）截止"],
])("a window that closes on %s", (closes, daysLeft, text) => {
  expect(deadlineText({ closes, daysLeft }, TODAY)).toBe(text);
});

test("an hour that the plan names is told with the day", () => {
  const dated = { closes: "2021-12-31", closesAt: "17:00" };
  expect(deadlineText({ ...dated, daysLeft: 22 }, TODAY)).toBe("12月31日17:00截止，还剩 22 天");
  expect(deadlineText({ ...dated, daysLeft: 0 }, "2021-12-31")).toBe("今天（12月31日）17:00截止");
  const window = { opens: "2021-09-01", ...dated };
  const told = (rest: object) =>
    windowText({ outcome: "payable", window: { ...window, ...rest } }, TODAY);
  expect(told({})).toBe("12月31日17:00截止，还剩 22 天");
  // On an earlier day that is the last to pay on, no hour is named.
  expect(told({ lastPayingDay: "2021-12-27" })).toBe("12月27日截止，还剩 18 天");
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
