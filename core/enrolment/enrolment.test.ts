import {
  daysLeftOf,
  EMPTY_YEAR,
  headlineOf,
  isSettled,
  mayBecome,
  progressOf,
  YEAR_EDGES,
  YEAR_STATES,
  type CardMatter,
  type YearFile,
} from ".";

const OPEN = { noCharge: false, hideDates: false };
const paid: YearFile = {
  ...EMPTY_YEAR,
  state: "paid",
  registeredAt: "2021-10-01T09:00:00+08:00",
  billedAt: "2021-11-01T09:00:00+08:00",
  paidAt: "2021-11-01T09:01:00+08:00",
  channel: "wechat",
};
const matter: CardMatter = {
  year: 2022,
  state: "unregistered",
  paidElsewhere: false,
  outcome: "payable",
  due: 32_000,
  opens: "2021-10-26",
  closes: "2021-12-10",
  reopens: null,
  disputedCloses: null,
  order: null,
  today: "2021-11-01",
};

test("[Y2] edges are declared once, each with its reason", () => {
  const names = YEAR_EDGES.map(({ from, to }) => `${from}>${to}`);
  expect(new Set(names).size).toBe(names.length);
  for (const from of YEAR_STATES)
    for (const to of YEAR_STATES) expect(mayBecome(from, to)).toBe(names.includes(`${from}>${to}`));
});

test("[Y3] nothing leads back from paid", () => {
  const back = YEAR_EDGES.filter(({ from, to }) => isSettled(from) && !isSettled(to));
  expect(back).toEqual([]);
  expect(mayBecome("confirmed", "in-treasury")).toBe(false);
});

test("[Y4] a withdrawn bill leads back to either state before it", () => {
  expect(mayBecome("billed", "registered") && mayBecome("billed", "unregistered")).toBe(true);
});

test("[Y6] five steps in order; the first one not reached is what comes next", () => {
  const steps = progressOf(paid, OPEN);
  expect(steps.map(({ state, at }) => [state, at?.slice(0, 10) ?? null])).toEqual([
    ["registered", "2021-10-01"],
    ["billed", "2021-11-01"],
    ["paid", "2021-11-01"],
    ["in-treasury", null],
    ["confirmed", null],
  ]);
  expect(steps.filter(({ text }) => text.startsWith("下一步")).map(({ state }) => state)).toEqual([
    "in-treasury",
  ]);
});

test("[Y5] a step without a date counts as reached when a later one is, and says so", () => {
  const steps = progressOf({ ...paid, registeredAt: null }, OPEN);
  expect(steps[0]).toMatchObject({ at: null, text: expect.stringContaining("日期没有") as string });
});

test("[Y7] dates of payment are hidden from those who may not see them, the state is not", () => {
  const steps = progressOf(paid, { noCharge: false, hideDates: true });
  expect(steps[2]).toMatchObject({ at: null, text: expect.stringContaining("已经办过") as string });
});

test("[Y6] where nothing is charged, paying is no step to wait for", () => {
  const steps = progressOf(
    { ...EMPTY_YEAR, state: "registered" },
    { noCharge: true, hideDates: false },
  );
  expect(steps[2]?.text).toContain("不用个人缴费");
  expect(steps[4]?.text).toMatch(/^下一步/);
});

test.each<[Partial<CardMatter>, string, string]>([
  [{}, "待缴费", "due"],
  [{ outcome: "no-charge", due: 0 }, "不用个人缴费", "done"],
  [{ outcome: "not-open", today: "2021-10-20" }, "10月26日开始缴费", "wait"],
  [{ outcome: "not-open" }, "等专门窗口开放", "wait"],
  [{ outcome: "settlement-pause", reopens: "2022-12-01" }, "月底结算，12月1日恢复缴费", "wait"],
  [{ outcome: "closed" }, "缴费期已过", "stop"],
  [{ order: "checking" }, "正在核对付款结果", "wait"],
  [{ order: "waiting" }, "有一笔没付完", "due"],
  [{ state: "paid", order: "waiting", outcome: "closed" }, "已缴费", "done"],
  [{ outcome: "no-plan" }, "这一年的政策还没有公布", "wait"],
  [{ outcome: "no-plan", ended: true }, "这一年度已经结束", "stop"],
  [{ state: "paid", paidElsewhere: true }, "已在别处缴费", "done"],
  [{ state: "confirmed" }, "已参保", "done"],
  [{ stopped: true }, "已停保", "stop"],
  [{ stopped: true, state: "paid" }, "已停保", "stop"],
  [{ stopped: true, state: "paid", order: "waiting" }, "已停保", "stop"],
  [{ stopped: true, order: "held" }, "已收款，等工作人员处理", "wait"],
  [{ stopped: true, state: "billed", order: "checking" }, "正在核对付款结果", "wait"],
])("[Y8] %j reads %s", (change, headline, tone) => {
  expect(headlineOf({ ...matter, ...change })).toEqual({ headline, tone });
});

test("[Y11] a stopped year counts down to nothing and waits for nothing; what was reached stays", () => {
  expect(daysLeftOf({ ...matter, stopped: true })).toBeNull();
  const steps = progressOf({ ...paid, stoppedOn: "2022-03-01" }, OPEN);
  expect(steps[2]).toMatchObject({
    at: paid.paidAt,
    text: expect.stringContaining("凭证") as string,
  });
  expect(steps.slice(3).map(({ text }) => text)).toEqual(
    Array(2).fill("这一年已经停保，这一步不用办。"),
  );
  expect(progressOf({ ...paid, stoppedOn: null }, OPEN)[3]?.text).toMatch(/^下一步/);
  const free = { noCharge: true, hideDates: false };
  const stopped = progressOf({ ...EMPTY_YEAR, state: "registered", stoppedOn: "2022-03-01" }, free);
  expect(stopped[2]?.text).toContain("已经停保");
});

test("[Y9] the closing day is inclusive", () => {
  expect(daysLeftOf(matter)).toBe(39);
  expect(daysLeftOf({ ...matter, today: "2021-12-10" })).toBe(0);
  expect(daysLeftOf({ ...matter, state: "paid" })).toBeNull();
  expect(daysLeftOf({ ...matter, outcome: "closed" })).toBeNull();
});
