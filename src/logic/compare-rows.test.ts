import type { QuoteView } from "../../core/contracts";
import { compareRows, type ComparedSide } from "./compare-rows";

const quote = (more: Partial<QuoteView>): QuoteView => ({
  outcome: "payable",
  due: 37_600,
  lines: [{ year: 2030, standard: 37_600, aid: [], aidTotal: 0, due: 37_600 }],
  unused: [],
  fiscal: 70_000,
  window: { opens: "2029-09-01", closes: "2029-12-25" },
  benefit: { from: "2030-01-01", to: "2030-12-31" },
  questions: [],
  because: [],
  next: [],
  redacted: false,
  ...more,
});
const side = (name: string, more: Partial<QuoteView> = {}): ComparedSide => ({
  name,
  quote: quote(more),
  contacts: [],
  open: [],
});
const rows = (one: ComparedSide, other: ComparedSide) =>
  Object.fromEntries(compareRows(one, other).map((row) => [row.key, row]));

test("two places that answer alike differ in nothing, and that is said", () => {
  for (const row of Object.values(rows(side("甲县"), side("乙县"))))
    expect([row.same, row.difference]).toEqual([true, "两地一样"]);
});

test("differences in money and days are told in words, whichever side is the smaller", () => {
  const other = side("乙县", {
    due: 35_000,
    lines: [{ year: 2030, standard: 35_000, aid: [], aidTotal: 0, due: 35_000 }],
    window: { opens: "2029-09-01", closes: "2029-12-31" },
    benefit: { from: "2030-02-01", to: "2030-12-31" },
  });
  const seen = rows(side("甲县"), other);
  expect(seen["due"]).toMatchObject({
    values: [["¥376.00"], ["¥350.00"]],
    difference: "乙县少交 ¥26.00",
  });
  expect(seen["standard"]?.difference).toBe("乙县低 ¥26.00");
  expect(seen["closes"]?.difference).toBe("甲县早 6 天截止");
  expect(seen["benefit"]?.difference).toBe("甲县早 31 天开始");
  expect(seen["fiscal"]?.same).toBe(true);
});

test("what a plan does not say is not taken for nothing, and an estimate says that it is one", () => {
  const open = side("乙县", {
    outcome: "ask",
    due: null,
    estimate: 40_000,
    estimateSource: "国家最低标准",
    fiscal: null,
    lines: [{ year: 2030, standard: null, aid: [], aidTotal: 0, due: null }],
  });
  const seen = rows(side("甲县"), { ...open, open: ["金额没有写明"] });
  expect(seen["due"]).toMatchObject({
    values: [["¥376.00"], ["没有写明，估计 ¥400.00"]],
    difference: "乙县没有写明，没法比",
  });
  expect(seen["standard"]?.values[1]).toEqual(["文件没有写明"]);
  expect(seen["fiscal"]?.values[1]).toEqual(["文件没有写明"]);
  expect(seen["open"]?.values).toEqual([["没有"], ["金额没有写明"]]);
});

test("where one side says nothing, that is no difference between the two", () => {
  const none = side("乙县", {
    outcome: "no-plan",
    due: null,
    lines: [],
    fiscal: null,
    window: null,
    benefit: null,
  });
  const seen = rows(side("甲县"), none);
  const compared = ["may", "standard", "aid", "due", "fiscal", "closes", "benefit", "late", "open"];
  for (const key of compared)
    expect(seen[key]).toMatchObject({
      difference: "乙县这一年没有方案可算，没法比",
      unknown: true,
    });
  const open = side("乙县", { outcome: "ask", due: null, estimate: 40_000, window: null });
  expect(rows(side("甲县"), open)["due"]?.difference).toBe("乙县没有写明，没法比");
  expect(rows(side("甲县"), open)["closes"]).toMatchObject({
    values: [["2029年12月25日"], ["文件没有写明"]],
    unknown: true,
  });
});

test("[E4] where a place has no plan it is told why, and silence on both sides is told of each for itself", () => {
  const because = [{ text: "这个保障年度已经结束，不能再缴", cite: "—", topic: "plan" as const }];
  const nothing = { due: null, lines: [], fiscal: null, window: null, benefit: null };
  const ended = side("甲县", { ...nothing, outcome: "no-plan", because });
  const open = side("乙县", {
    ...nothing,
    outcome: "ask",
    lines: [{ year: 2030, standard: null, aid: [], aidTotal: 0, due: null }],
  });
  const seen = rows(ended, open);
  expect(seen["may"]?.values[0]).toEqual(["这个保障年度已经结束，不能再缴"]);
  expect(seen["standard"]?.difference).toBe("甲县这一年没有方案可算，乙县没有写明，没法比");
  const neither = rows(ended, { ...ended, name: "乙县" });
  expect(neither["due"]).toMatchObject({
    difference: "甲县和乙县这一年没有方案可算，没法比",
    same: false,
    unknown: true,
  });
});
