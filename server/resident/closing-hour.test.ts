import { lastInstant } from "./closing-hour";

const quote = (closes: string, closesAt?: string) => ({
  window: { opens: "2026-09-01", closes, ...(closesAt !== undefined && { closesAt }) },
});
const until = (...quotes: Parameters<typeof lastInstant>[2]): string =>
  lastInstant("2026-12-20", "2026-12-20", quotes).toISOString();

const MIDNIGHT = "2026-12-20T15:59:59.000Z";

test("an amount holds to the end of the day, in Beijing's time", () => {
  expect(until(quote("2026-12-20"), { window: null })).toBe(MIDNIGHT);
});

test("[Q13] on the closing day it holds to the hour that the plan names", () => {
  expect(until(quote("2026-12-20", "17:00"))).toBe("2026-12-20T09:00:00.000Z");
  expect(until(quote("2026-12-20"), quote("2026-12-20", "17:00"))).toBe("2026-12-20T09:00:00.000Z");
});

test("[Q13] the hour of a later closing day changes nothing", () => {
  expect(until(quote("2026-12-21", "17:00"))).toBe(MIDNIGHT);
});

test("[Q13] the hour of a window that is over does not end a way without a closing day", () => {
  expect(until(quote("2026-12-19", "17:00"))).toBe(MIDNIGHT);
});

test("[Q13] an amount that will be the same tomorrow ends today where the plan stops taking payment", () => {
  const quotes = [quote("2026-12-20", "17:00")];
  expect(lastInstant("2026-12-20", "2026-12-21", quotes).toISOString()).toBe(
    "2026-12-20T09:00:00.000Z",
  );
});
