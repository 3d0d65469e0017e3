import { createPolicyBook } from "./book";
import { planOf, planView } from "./plan-view";
import type { PackDocument } from "./schema";

const pack: PackDocument & { coverageYear: number } = {
  id: "999999/2030",
  place: "999999",
  coverageYear: 2030,
  revision: 2,
  supersedes: 1,
  reason: "金额更正",
  approvedBy: "王主任",
  publishedAt: "2029-09-01",
  document: { title: "某县方案", number: "某医保〔2029〕1号" },
  settings: [
    {
      key: "count",
      is: "whole",
      choices: [
        { key: "whole", says: "按整月" },
        { key: "days", says: "按天" },
      ],
      says: "等待期怎么数",
      cite: "一",
    },
  ],
  facts: [
    { key: "village-aid", ask: "村里补多少？", kind: "money", says: "村集体补助", cite: "二" },
  ],
  ownClasses: [
    { key: "brave", code: "x-brave", name: "见义勇为人员", says: "见义勇为", cite: "三" },
  ],
  dates: [{ key: "closes", is: "2029-12-25", says: "截止日", cite: "四" }],
  amounts: [
    { key: "personal", is: { yuan: 400 }, says: "个人缴费", cite: "五" },
    { key: "months", is: { times: 3, of: "personal" }, says: "买断等待期", cite: "五" },
    {
      key: "fiscal",
      is: { unstated: "医保局", elsewhere: { yuan: 700, source: "国家通知" } },
      says: "财政补助",
      cite: "五",
    },
  ],
  classes: [
    {
      key: "a",
      classes: ["x-brave"],
      gives: { share: "50%", of: "personal" },
      payers: [{ payer: "county", paid: "to-person-afterwards" }],
      says: "资助一半",
      cite: "六",
    },
  ],
  combine: [{ key: "main", take: "best", says: "只取最高的一项", cite: "七" }],
  ways: [
    {
      key: "main",
      main: true,
      opens: "2029-09-01",
      closes: "closes",
      price: "personal",
      says: "集中缴费期",
      cite: "八",
    },
    {
      key: "late",
      opens: "2030-01-01",
      closes: { from: "event", then: [{ days: 30 }] },
      price: "personal",
      aid: false,
      extras: [{ key: "buy", is: "months", says: "买断三个月", cite: "九" }],
      says: "补缴",
      cite: "九",
    },
  ],
  pauses: [{ key: "month-end", fromDay: 26, says: "每月26日起结算", cite: "十" }],
  procedures: [
    {
      key: "p",
      for: "register",
      where: "便民中心",
      bring: ["身份证"],
      by: "closes",
      says: "首次参保先登记",
      cite: "十一",
    },
  ],
  refunds: [
    {
      key: "r",
      to: "2029-12-31",
      reasons: ["death", "paid-twice"],
      gives: "all",
      says: "待遇期开始前可退",
      cite: "十二",
    },
  ],
  rosters: [
    {
      key: "l",
      provider: "民政局",
      classes: ["dibao"],
      due: [{ monthly: [5], from: "2029-10-01" }],
      says: "报名单",
      cite: "十三",
    },
  ],
  reports: [
    {
      key: "w",
      to: "县政府",
      due: [{ weekly: "monday" }, { on: ["2029-12-31"] }],
      says: "报进度",
      cite: "十四",
    },
  ],
  channels: [{ key: "c", says: "微信", receipt: "电子票据", source: "税务局公告", cite: "十五" }],
  notes: [{ key: "n", says: "全家一起参保", cite: "十六" }],
  disputes: [
    {
      key: "d",
      says: "截止日写了两个",
      against: "五（七）",
      reading: "按早的一天算",
      ask: "医保局",
      cite: "三（一）",
    },
  ],
  unstated: [{ key: "u", says: "转学的怎么算", ask: "学校", cite: "十七" }],
  notEncoded: [{ key: "e", clause: "附件2", why: "是内部表格", acceptedBy: "李股长" }],
};

const view = planView(pack, { code: "999999", name: "某县" });
const rowsOf = (key: string) => view.sections.find((section) => section.key === key)?.rows ?? [];
const values = (key: string) => rowsOf(key).map(({ label, value }) => `${label}：${value}`);

test("which revision it is, what it corrects, why, and who approved it", () => {
  expect(view.revision).toBe("第2版，2029年9月1日；更正第1版：金额更正；批准：王主任");
  expect(view.document).toBe("某县方案；某医保〔2029〕1号");
});

test.each([
  [
    "price",
    [
      "个人缴费：400元",
      "买断等待期：3 × 400元",
      "财政补助：方案没有写明，请问医保局。别处的数是700元，只供参考（国家通知）",
    ],
  ],
  [
    "aid",
    [
      "见义勇为人员：资助一半；资助400元的50%，由县（区）财政（自己先交，过后退回）出",
      "几项资助怎样一起用：只取最高的一项",
    ],
  ],
  [
    "when",
    [
      "集中缴费期：2029年9月1日起，到2029年12月25日止",
      "补缴：2030年1月1日起，到办成那天30天后止；缴400元；不享受资助",
      "另外要交：买断三个月：3 × 400元",
      "停收日：每月26日起结算",
    ],
  ],
  ["errands", ["登记：首次参保先登记；到便民中心，带身份证；最晚2029年12月25日"]],
  ["refunds", ["去世、重复缴费：全部退：待遇期开始前可退；到2029年12月31日止"]],
  ["notes", ["说明：全家一起参保"]],
  ["disputes", ["截止日写了两个：这里先按早的一天算；以哪一处为准，请问医保局"]],
  ["settings", ["等待期怎么数：按整月"]],
  ["facts", ["村里补多少？：村集体补助"]],
  ["open", ["转学的怎么算：请问学校"]],
  ["not-encoded", ["附件2：是内部表格；核对：李股长"]],
  ["rosters", ["民政局提供：低保对象：报名单；每月5日，2029年10月1日起"]],
  ["reports", ["报县政府：报进度；每周一；2029年12月31日"]],
])("section %s", (key, rows) => {
  expect(values(key)).toEqual(rows);
});

test("what is open is marked, a dispute with both clauses; what only staff need is marked as theirs", () => {
  expect(rowsOf("disputes")[0]).toMatchObject({
    open: "disputed",
    cite: "三（一）；另一处：五（七）",
  });
  expect(rowsOf("price")[2]?.open).toBe("unstated");
  expect(rowsOf("not-encoded")[0]?.open).toBe("not-encoded");
  expect(view.sections.filter(({ staff }) => staff).map(({ key }) => key)).toEqual([
    "rosters",
    "reports",
  ]);
  expect(view.channels).toEqual([{ text: "微信；给电子票据；来源：税务局公告", cite: "十五" }]);
});

test("a book gives the plan of a place, also of one below it, and none for a year that it does not have", () => {
  const nodes = [{ code: "999999", name: "某县", parent: null, level: "county" as const }];
  const book = createPolicyBook([pack], nodes);
  expect(planOf(book, "999999101", 2030)).toEqual(view);
  expect(planOf(book, "999999", 2031)).toBeUndefined();
});
