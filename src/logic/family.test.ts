import type { Home, MemberCard, YearCard } from "../../core/contracts";
import { summarise } from "./family";
import { choicesByCounty } from "./items";

const key = (tail: string): string => tail.padStart(26, "0");

const year = (part: Partial<YearCard>): YearCard => ({
  year: 2023,
  state: "billed",
  outcome: "payable",
  headline: "待缴费",
  tone: "due",
  due: 35_000,
  closes: "2022-12-31",
  disputedCloses: null,
  daysLeft: 33,
  openOrderId: null,
  voucherId: null,
  ...part,
});

const member = (tail: string, years: YearCard[], place = "340103002"): MemberCard => ({
  memberId: key(tail),
  name: `某${tail}`,
  documentMasked: "3401**********1234",
  relation: "self",
  binding: "full",
  place: { code: place, name: place },
  years,
});

const home = (...members: MemberCard[]): Home => ({
  today: "2022-11-28",
  now: "2022-11-28T09:00:00+08:00",
  local: true,
  members,
  notices: [],
});

const PAID = year({ state: "paid", tone: "done", headline: "已缴费", voucherId: key("V") });

test("what is owed is added up over people and years, and the first closing day leads", () => {
  const summary = summarise(
    home(
      member("1", [
        year({}),
        year({ year: 2022, due: 32_000, closes: "2022-12-10", daysLeft: 12 }),
      ]),
      member("2", [year({ due: 3_500 })]),
    ),
  );
  expect(summary).toMatchObject({ total: 70_500, people: 2, years: [2022, 2023], allDone: false });
  expect(summary.soonest).toMatchObject({ closes: "2022-12-10", daysLeft: 12 });
});

test("a settled year is never counted as owed, even where the plan would still take money", () => {
  const summary = summarise(home(member("1", [PAID])));
  expect(summary).toMatchObject({ toPay: [], total: 0, allDone: true, soonest: undefined });
});

test("only `payable` is owed: registration, pauses, free classes and questions are not", () => {
  const others = (["register-first", "settlement-pause", "ask", "closed"] as const).map((outcome) =>
    year({ outcome, tone: "wait" }),
  );
  const free = year({ outcome: "no-charge", due: 0, tone: "done" });
  expect(summarise(home(member("1", [...others, free]))).toPay).toEqual([]);
});

test("an order that was begun is told once, and its lines are not offered again", () => {
  const begun = year({ openOrderId: key("9"), headline: "有一笔没付完" });
  const family = home(member("1", [begun]), member("2", [begun]));
  const summary = summarise(family);
  expect(summary.openOrders).toEqual([{ orderId: key("9"), headline: "有一笔没付完" }]);
  expect(summary.toPay).toEqual([]);
  expect(choicesByCounty(family)).toEqual([]);
});

test("those who owe but cannot pay now are counted as waiting", () => {
  const pause = year({ outcome: "settlement-pause", tone: "wait" });
  const stopped = year({ outcome: "closed", tone: "stop", due: null });
  const summary = summarise(
    home(member("1", [pause]), member("2", [stopped]), member("3", [PAID])),
  );
  expect(summary).toMatchObject({ waiting: 1, allDone: false });
});

test("a window that is over leads only where no closing day is ahead", () => {
  const late = year({ closes: "2022-11-01", daysLeft: 0 });
  expect(summarise(home(member("1", [late]), member("2", [year({})]))).soonest?.closes).toBe(
    "2022-12-31",
  );
  expect(summarise(home(member("1", [late]))).soonest?.closes).toBe("2022-11-01");
});

test("nobody at all is not `all done`", () => {
  expect(summarise(home()).allDone).toBe(false);
  expect(summarise(home(member("1", []))).allDone).toBe(false);
});

test("members of two counties are offered apart: each county's money is its own", () => {
  const family = home(
    member("1", [year({})], "340103002"),
    member("2", [year({})], "370481108"),
    member("3", [year({})], "340103"),
  );
  expect(summarise(family).severalCounties).toBe(true);
  expect(choicesByCounty(family).map(({ code, items }) => [code, items.length])).toEqual([
    ["340103", 2],
    ["370481", 1],
  ]);
});

test("what can be paid comes first, so that a long list never cuts it off", () => {
  const [county] = choicesByCounty(
    home(member("1", [year({ year: 2022, outcome: "closed" }), year({ year: 2023 }), PAID])),
  );
  expect(county?.items.map((item) => item.year)).toEqual([2023, 2022]);
});
