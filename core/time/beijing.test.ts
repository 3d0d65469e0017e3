import fc from "fast-check";
import { compactOf, dayOf, endOfDay, instantInWords, instantOf, readCompact, readInstant } from ".";

const second = (ms: number) => new Date(Math.floor(ms / 1000) * 1000);
const instants = fc
  .date({
    min: new Date("1992-01-01T00:00:00Z"),
    max: new Date("2100-01-01T00:00:00Z"),
    noInvalidDate: true,
  })
  .map((at) => second(at.getTime()));

test("a day begins at midnight in Beijing, whatever the machine's zone", () => {
  expect(dayOf(new Date("2021-12-31T15:59:59Z"))).toBe("2021-12-31");
  expect(dayOf(new Date("2021-12-31T16:00:00Z"))).toBe("2022-01-01");
  expect(instantOf(new Date("2021-12-31T16:00:00Z"))).toBe("2022-01-01T00:00:00+08:00");
});

test("both written forms read back to the same second", () => {
  fc.assert(
    fc.property(instants, (at) => {
      expect(readInstant(instantOf(at))).toEqual(at);
      expect(readCompact(compactOf(at))).toEqual(at);
    }),
  );
});

test.each(["20211301000000", "20210230000000", "2021010100000", "2021-01-01", "20210101246000"])(
  "%s is no instant",
  (digits) => expect(readCompact(digits)).toBeUndefined(),
);

test.each(["2021-01-01T00:00:00Z", "2021-01-01", "2021-02-30T00:00:00+08:00"])(
  "%s is not written as the contracts write instants",
  (text) => expect(readInstant(text)).toBeUndefined(),
);

test("the last second of a day is the day's, the next is not", () => {
  const end = endOfDay("2021-12-10");
  expect(dayOf(end)).toBe("2021-12-10");
  expect(dayOf(new Date(end.getTime() + 1000))).toBe("2021-12-11");
});

test("people read dates in Chinese", () => {
  expect(instantInWords(new Date("2021-10-26T01:05:00Z"))).toBe("2021年10月26日 09:05");
});
