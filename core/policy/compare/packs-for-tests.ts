/** An invented county small enough to work out by hand: 300元, dibao half by the county, tekun all by two payers. */
import type { PackDocument } from "../schema";

export const PLACES = [
  { code: "999801", name: "测试县", parent: null, level: "county" as const },
  { code: "999801101", name: "东镇", parent: "999801", level: "town" as const },
];

export const PACK: PackDocument = {
  id: "999801/2030",
  place: "999801",
  coverageYear: 2030,
  revision: 1,
  publishedAt: "2029-09-01",
  document: { title: "测试县2030年度方案" },
  amounts: [
    { key: "personal", is: { yuan: 300 }, says: "个人缴费标准", cite: "一" },
    { key: "fiscal", is: { yuan: 600 }, says: "财政补助", cite: "一" },
    { key: "late", is: { unstated: "县医保局" }, says: "补缴要缴多少", cite: "五" },
  ],
  eligible: [{ key: "local", when: { hukou: "local" }, says: "本县户籍居民", cite: "二" }],
  barred: [
    {
      key: "employee",
      when: { employeeInsurance: "active" },
      outcome: "insured-already",
      says: "正在参加职工医保",
      cite: "二",
    },
  ],
  classes: [
    {
      key: "tekun",
      classes: ["tekun"],
      gives: "all",
      payers: [{ payer: "county", share: "1/3" }, { payer: "medical-assistance" }],
      says: "特困人员全额资助",
      cite: "三1",
    },
    {
      key: "dibao",
      classes: ["dibao"],
      gives: { share: "50%", of: "personal" },
      payers: [{ payer: "county" }],
      says: "低保对象资助一半",
      cite: "三2",
    },
  ],
  ways: [
    {
      key: "window",
      main: true,
      opens: "2029-09-01",
      closes: "2029-12-25",
      price: "personal",
      benefit: { from: "year-start", says: "全年享受", cite: "四" },
      says: "集中缴费期",
      cite: "四",
    },
    {
      key: "returning",
      when: { returningMigrantWorker: true },
      opens: "2029-12-26",
      closes: "2030-02-28",
      price: "late",
      benefit: { from: "payday", says: "缴费起享受", cite: "五" },
      says: "返乡务工人员补缴",
      cite: "五",
    },
  ],
};

/** The same plan corrected: 280元, dibao paid by the city too, the window six days longer, benefits later. */
export const CORRECTED: PackDocument = {
  ...PACK,
  revision: 2,
  supersedes: 1,
  reason: "金额写错了",
  approvedBy: "王主任",
  amounts: PACK.amounts?.map((amount) =>
    amount.key === "personal" ? { ...amount, is: { yuan: 280 } } : amount,
  ),
  classes: PACK.classes?.map((one) =>
    one.key === "dibao"
      ? { ...one, payers: [{ payer: "city", share: "50%" }, { payer: "county" }], cite: "三3" }
      : one,
  ),
  ways: PACK.ways?.map((way) => (way.main ? { ...way, closes: "2029-12-31" } : way)),
};
