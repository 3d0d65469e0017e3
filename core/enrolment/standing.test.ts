import { standingText, takesPart, type YearStanding } from ".";

const year = (change: Partial<YearStanding>): YearStanding => ({
  state: "unregistered",
  registered: false,
  carried: false,
  stoppedOn: null,
  left: null,
  ...change,
});

describe("Y10 where a year stands", () => {
  test.each<[string, YearStanding | undefined]>([
    ["没有登记", undefined],
    ["没有登记", year({})],
    ["已登记，待缴费", year({ state: "registered", registered: true })],
    ["视为已登记，待缴费", year({ state: "registered", registered: true, carried: true })],
    ["正在缴费", year({ state: "billed", registered: true })],
    ["已缴费", year({ state: "paid" })],
    ["已缴费，已入国库", year({ state: "in-treasury", carried: true })],
    ["已参保", year({ state: "confirmed" })],
    ["已停保", year({ state: "registered", registered: true, stoppedOn: "2021-11-01" })],
    ["已停保（已缴费）", year({ state: "paid", stoppedOn: "2021-11-01" })],
    ["已去世", year({ state: "paid", left: "death" })],
    ["已迁出", year({ left: "moved-out" })],
  ])("%s", (text, standing) => {
    expect(standingText(standing)).toBe(text);
  });

  test("who is registered or has paid takes part, until it is stopped", () => {
    expect(takesPart(year({ state: "registered", registered: true }))).toBe(true);
    expect(takesPart(year({ state: "paid" }))).toBe(true);
    expect(takesPart(year({ state: "billed" }))).toBe(false);
    expect(takesPart(year({ state: "paid", stoppedOn: "2021-11-01" }))).toBe(false);
  });
});
