import { clockAhead, secondsLeft, timeLeft } from "./clock";

const at = (time: string) => Date.parse(`2022-11-08T${time}+08:00`);
const MIDNIGHT = "2022-11-09T00:00:00+08:00";

test.each([
  ["10:00:00", "还剩 14 小时", "calm"],
  ["21:59:00", "还剩 2 小时 1 分", "calm"],
  ["22:30:00", "还剩 1 小时 30 分", "soon"],
  ["23:59:50", "还剩 1 分钟", "soon"],
] as const)("at %s the office has %s", (time, text, tone) => {
  expect(timeLeft(MIDNIGHT, at(time))).toEqual({ text, tone });
});

test("what is due at midnight is over at midnight", () => {
  expect(timeLeft(MIDNIGHT, Date.parse(MIDNIGHT))).toEqual({
    text: "已超时 1 分钟",
    tone: "over",
  });
  expect(timeLeft(MIDNIGHT, Date.parse("2022-11-11T09:00:00+08:00")).text).toBe("已超时 2 天");
});

test("days are told as days", () => {
  expect(timeLeft("2022-11-19T00:00:00+08:00", at("10:00:00")).text).toBe("还剩 10 天");
});

test("seconds of a code never go below zero", () => {
  expect(secondsLeft("2022-11-08T10:01:30+08:00", at("10:00:00"))).toBe(90);
  expect(secondsLeft("2022-11-08T10:01:30+08:00", at("10:02:00"))).toBe(0);
});

test("a machine whose clock is wrong is put right by the server's time", () => {
  const machine = at("09:00:00");
  expect(machine + clockAhead("2022-11-08T10:00:00+08:00", machine)).toBe(at("10:00:00"));
});
