import {
  createAgenda,
  createVirtualClock,
  CronError,
  fourteenDigits,
  instantOf,
  isoBeijing,
  parseCron,
  parseFourteenDigits,
} from "./index";

const at = (text: string): number => Date.parse(`${text}+08:00`);
const next = (expression: string, after: string): string => {
  const found = parseCron(expression).next(at(after));
  return found === undefined ? "never" : isoBeijing(found).slice(0, 19);
};

describe("a seven-field timer", () => {
  it.each([
    ["0 */5 * * * * *", "2022-11-01T08:02:10", "2022-11-01T08:05:00"],
    ["0 */5 * * * * *", "2022-11-01T08:05:00", "2022-11-01T08:10:00"],
    ["*/10 * * * * * *", "2022-11-01T08:02:59", "2022-11-01T08:03:00"],
    ["0 30 9 * * * *", "2022-12-31T10:00:00", "2023-01-01T09:30:00"],
    ["0 0 2 1 * * *", "2022-11-02T00:00:00", "2022-12-01T02:00:00"],
    ["0 0 12 * * MON *", "2022-11-01T00:00:00", "2022-11-07T12:00:00"],
    ["0 0 10 ? * 1-5 *", "2022-11-04T10:00:00", "2022-11-07T10:00:00"],
    ["0 0 0 29 FEB * *", "2022-03-01T00:00:00", "2024-02-29T00:00:00"],
    ["0 15 8 * * * 2024", "2022-11-01T00:00:00", "2024-01-01T08:15:00"],
  ])("%s after %s fires at %s Beijing time", (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it("fires on the day and on the weekday where both are given", () => {
    // 2022-11-15 is a Tuesday, 2022-11-07 and 14 are Mondays.
    expect(next("0 0 9 15 * MON *", "2022-11-08T00:00:00")).toBe("2022-11-14T09:00:00");
    expect(next("0 0 9 15 * MON *", "2022-11-14T09:00:00")).toBe("2022-11-15T09:00:00");
  });

  it.each([
    "* * * * *",
    "0 60 * * * * *",
    "0 0 24 * * * *",
    "0 0 0 0 * * *",
    "0 5-1 * * * * *",
    "x * * * * * *",
  ])("refuses %s", (expression) => {
    expect(() => parseCron(expression)).toThrow(CronError);
  });
});

describe("Beijing time", () => {
  it("writes and reads WeChat Pay's fourteen digits", () => {
    expect(fourteenDigits(at("2022-12-25T23:59:59"))).toBe("20221225235959");
    expect(parseFourteenDigits("20221225235959")).toBe(at("2022-12-25T23:59:59"));
    expect(parseFourteenDigits("20220230000000")).toBeUndefined();
    expect(parseFourteenDigits("2022")).toBeUndefined();
  });

  it("knows no 30th of February", () => {
    expect(instantOf("2023-02-30", "08:00")).toBeUndefined();
    expect(instantOf("2023-02-28", "25:00")).toBeUndefined();
    expect(instantOf("2023-02-28", "23:59:59")).toBe(at("2023-02-28T23:59:59"));
  });
});

describe("the virtual clock", () => {
  it("flows on from the chosen instant and is remembered", () => {
    let real = 1_000;
    const kept: (number | undefined)[] = [];
    const memory = { load: () => kept.at(-1), save: (offset?: number) => void kept.push(offset) };
    const clock = createVirtualClock(memory, () => real);
    clock.set(50_000);
    real += 500;
    expect(clock.now()).toBe(50_500);
    expect(createVirtualClock(memory, () => real).now()).toBe(50_500);
    clock.reset();
    expect(clock.now()).toBe(1_500);
    expect(clock.chosen).toBe(false);
  });
});

describe("the agenda", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it("does what lies between when the date is set forward, in order", () => {
    const clock = createVirtualClock();
    const agenda = createAgenda(clock);
    const done: string[] = [];
    agenda.after(3_600_000, () => done.push("hour"));
    agenda.after(60_000, () => done.push("minute"));
    jest.advanceTimersByTime(59_000);
    expect(done).toEqual([]);
    clock.set(clock.now() + 24 * 3_600_000);
    jest.advanceTimersByTime(0);
    expect(done).toEqual(["minute", "hour"]);
  });

  it("keeps waiting times when the date is set back", () => {
    const clock = createVirtualClock();
    const agenda = createAgenda(clock);
    const work = jest.fn();
    agenda.after(15_000, work);
    clock.set(clock.now() - 365 * 24 * 3_600_000);
    jest.advanceTimersByTime(14_999);
    expect(work).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("forgets what was taken back", () => {
    const agenda = createAgenda(createVirtualClock());
    const work = jest.fn();
    agenda.after(1_000, work)();
    jest.advanceTimersByTime(2_000);
    expect(work).not.toHaveBeenCalled();
  });
});
