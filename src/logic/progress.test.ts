import { stepsDone } from "./progress";

const STATES = ["registered", "billed", "paid", "in-treasury", "confirmed"] as const;
const DAY = "2022-11-28T09:00:00+08:00";
const steps = (...dates: (string | null)[]) =>
  STATES.map((state, index) => ({ state, at: dates[index] ?? null }));

test("steps with a date are done, the others are ahead", () => {
  expect(stepsDone(steps(DAY, DAY))).toEqual([true, true, false, false, false]);
});

test("a step without a date before one that has a date is done", () => {
  expect(stepsDone(steps(null, DAY, DAY))).toEqual([true, true, true, false, false]);
});

test("the state of the year counts where no date came with it", () => {
  expect(stepsDone(steps(), "registered")).toEqual([true, false, false, false, false]);
  expect(stepsDone(steps(DAY), "confirmed")).toEqual([true, true, true, true, true]);
});

test("nothing is done for someone who is not registered", () => {
  expect(stepsDone(steps(), "unregistered")).toEqual([false, false, false, false, false]);
});
