import {
  ASKED_STATES,
  assertMove,
  inTime,
  isAsked,
  isLive,
  LedgerError,
  LIVE_STATES,
  mayMove,
  ORDER_EDGES,
  ORDER_STATES,
  type OrderLife,
} from ".";

const next = (from: OrderLife) =>
  ORDER_EDGES.filter((edge) => edge.from === from).map(({ to }) => to);

test("[O1] every edge is declared once with its reason, and nothing else is allowed", () => {
  const names = ORDER_EDGES.map(({ from, to }) => `${from}>${to}`);
  expect(new Set(names).size).toBe(names.length);
  ORDER_EDGES.forEach(({ why }) => expect(why.length).toBeGreaterThan(10));
  for (const from of ORDER_STATES)
    for (const to of ORDER_STATES) {
      expect(mayMove(from, to)).toBe(names.includes(`${from}>${to}`));
      if (!mayMove(from, to)) expect(() => assertMove(from, to)).toThrow(LedgerError);
    }
});

test("[O4] money wins from every state that is not settled by money", () => {
  for (const from of ORDER_STATES.filter((state) => state !== "paid" && state !== "held")) {
    expect(next(from)).toContain("held");
    if (from !== "created") expect(next(from)).toContain("paid");
  }
});

test("[O5] nothing leaves paid or held", () => {
  expect(next("paid")).toEqual([]);
  expect(next("held")).toEqual([]);
});

test("[O6] from every live state each of the settled ends can be reached", () => {
  const reach = (from: OrderLife, seen = new Set<OrderLife>()): Set<OrderLife> => {
    for (const to of next(from)) if (!seen.has(to)) reach(to, seen.add(to));
    return seen;
  };
  for (const from of LIVE_STATES)
    expect([...reach(from)]).toEqual(
      expect.arrayContaining(["paid", "cancelled", "expired", "held"]),
    );
});

test("[O7] an order that was never sent cannot be paid", () => {
  expect(mayMove("created", "paid")).toBe(false);
});

test("[O2] WeChat is asked about what it may know, and about nothing else", () => {
  expect(ORDER_STATES.filter(isAsked)).toEqual([...ASKED_STATES]);
  expect(ORDER_STATES.filter(isLive)).toEqual([...LIVE_STATES]);
  expect(isAsked("created")).toBe(false);
});

test("[D1] the last second counts, the next does not", () => {
  const until = new Date("2021-12-10T15:59:59Z");
  expect(inTime(new Date("2021-12-10T15:59:58Z"), until)).toBe(true);
  expect(inTime(until, until)).toBe(true);
  expect(inTime(new Date("2021-12-10T16:00:00Z"), until)).toBe(false);
});
