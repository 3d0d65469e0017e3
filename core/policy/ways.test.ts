/** What is told of a way and its days, and which of several ways answers. */
import type { Facts } from "./facts";
import { amount, bookOf, factsWith, packWith, refusalOf, windowWith } from "./testing";

const ask = (way: object, facts: Partial<Facts> = {}, rest: object = {}) =>
  bookOf(packWith({ ways: [windowWith(way)], ...rest })).quote(
    factsWith({ hukou: "local", ...facts }),
  );
const textsOf = ({ because }: ReturnType<typeof ask>, topic: string) =>
  because.filter((step) => step.topic === topic).map(({ text }) => text);
const pause = (rest: object) => ({ pauses: [{ key: "p", says: "结算", cite: "七", ...rest }] });
const later = { closes: "2030-01-31", says: "另一条写到一月底", cite: "九" };

describe("the days of a way", () => {
  const plain = { opens: "2029-09-01", closes: "2029-12-31" };

  it("are told from the first to the last, with the hour where the plan names one", () => {
    expect(ask({}).window).toStrictEqual(plain);
    expect(textsOf(ask({}), "window")).toEqual([
      "集中缴费期：2029年9月1日至2029年12月31日（含当天）",
    ]);
    const until = ask({ closesAt: "17:00" });
    expect(until.window).toStrictEqual({ ...plain, closesAt: "17:00" });
    expect(textsOf(until, "window")).toEqual(["集中缴费期：2029年9月1日至2029年12月31日17:00"]);
    expect(until.next[0]?.text).toBe("请在2029年12月31日17:00前缴费");
  });

  it("are not told where the plan has no last one", () => {
    const open = ask({ closes: undefined });
    expect([open.outcome, open.window]).toEqual(["payable", null]);
    expect(textsOf(open, "window")).toEqual(["集中缴费期"]);
    expect(open.next[0]?.text).toBe("现在还可以缴费，方案没有写到哪一天截止，请尽早缴");
  });

  it("end for who must pay before the settlement days at their end, at no hour", () => {
    const { window, because, next } = ask({ closesAt: "17:00" }, {}, pause({ fromDay: 30 }));
    expect(window?.lastPayingDay).toBe("2029-12-29");
    expect(because.find(({ topic }) => topic === "window")?.text).toBe(
      "集中缴费期：2029年9月1日至2029年12月31日17:00；其间结算日不收费，最后能缴费的一天是2029年12月29日",
    );
    expect(next[0]?.text).toBe("请在2029年12月29日前（含当天）缴费");
  });

  it("tell when paying goes on, up to the last day itself", () => {
    const reopens = (on: string, from: string, to: string) =>
      ask({}, { on }, pause({ from, to })).window?.reopens;
    expect(reopens("2029-12-20", "2029-12-15", "2029-12-30")).toBe("2029-12-31");
    expect(reopens("2029-09-01", "2029-09-01", "2029-09-03")).toBe("2029-09-04");
    // Nothing goes on that has not begun.
    expect(reopens("2029-08-15", "2029-08-10", "2029-08-20")).toBeUndefined();
  });
});

describe("[Q6] a closing day that the plan also names otherwise", () => {
  const closes = { latest: ["2029-12-31", "extension-until"] };
  const extended = (until: string) => ({ openings: { extension: { until } } });

  it("is told, and between the two nobody can say", () => {
    const before = ask({ disputed: later });
    expect(before.window).toStrictEqual({
      opens: "2029-09-01",
      closes: "2029-12-31",
      disputed: "2030-01-31",
    });
    expect(textsOf(before, "window")).toEqual([
      "集中缴费期：2029年9月1日至2029年12月31日（含当天）；方案另一处写到2030年1月31日",
    ]);
    expect(before.because).toContainEqual({
      text: "另一条写到一月底",
      cite: "九",
      topic: "open-point",
    });
    expect(before.next[0]?.text).toBe("请在2029年12月31日前（含当天）缴费（按更早的一天算，稳妥）");
    const outcomes = ["2029-12-31", "2030-01-01", "2030-01-31", "2030-02-01"].map(
      (on) => ask({ disputed: later }, { on }).outcome,
    );
    expect(outcomes).toEqual(["payable", "ask", "ask", "closed"]);
  });

  it.each(["2030-01-31", "2030-03-31"])("is settled by an extension until %s", (until) => {
    const told = ask({ closes, disputed: later }, { on: until, ...extended(until) });
    expect(told.outcome).toBe("payable");
    expect(told.window).toStrictEqual({ opens: "2029-09-01", closes: until });
    expect(textsOf(told, "open-point")).toEqual([]);
  });

  it("does not matter where the plan has no other", () => {
    const told = ask({ closes: { unstated: "县局" }, disputed: later }, { on: "2030-02-01" });
    expect(told.outcome).toBe("payable");
  });
});

it("what an office must decide is told with whom to ask", () => {
  const told = ask({ decide: { ask: "县医保局", says: "由县局审核" } });
  expect(told.outcome).toBe("ask");
  expect(told.because).toContainEqual({
    text: "由县局审核，请问县医保局",
    cite: "三",
    topic: "open-point",
  });
});

it("a price without a figure is told also where nobody is named to ask", () => {
  const times = { times: { ageAt: "payday" }, of: { yuan: 1 } };
  const open = ask({}, {}, { amounts: [amount("personal", times)] });
  expect(textsOf(open, "open-point")).toEqual(["标准。方案没有写明这个数额"]);
});

describe("benefits", () => {
  const told = (benefit: unknown, facts: Partial<Facts> = {}) => {
    const quote = ask({ benefit }, facts);
    const at = quote.because.findIndex(({ topic }) => topic === "benefit");
    return [quote.benefit, at < 0 ? [] : quote.because.slice(at)];
  };
  const rule = { says: "享受待遇", cite: "三" };
  const step = (text: string, topic = "benefit") => ({ text, cite: "三", topic });

  it("are told from when to when, and what the plan leaves open of them", () => {
    const span = { from: "2030-01-01", to: "2030-12-31" };
    const text = "享受待遇：2030年1月1日至2030年12月31日";
    expect(told({ from: "year-start", ...rule })).toEqual([span, [step(text)]]);
    const open = "没有写明门诊";
    expect(told({ from: "year-start", ...rule, open })).toEqual([
      span,
      [step(text), step(open, "open-point")],
    ]);
  });

  it("without a first day are told in the plan's words; where the plan has none, nothing is", () => {
    expect(told({ from: "event", ...rule })).toEqual([null, [step("享受待遇")]]);
    expect(told(undefined)).toEqual([null, []]);
    expect(ask({ benefit: undefined }).because.every(({ text }) => text)).toBe(true);
  });

  it("that begin after the year are told as such", () => {
    expect(told({ from: "2031-01-15", ...rule })).toEqual([
      null,
      [step("享受待遇：要到2031年1月15日才开始，已过本年度，现在缴费在本年度内享受不到待遇")],
    ]);
  });
});

describe("[Q5] ways that go before one another", () => {
  it("may not go round in a circle", () => {
    const way = (key: string, before: string[]) => windowWith({ key, main: key === "a", before });
    const ways = [way("a", ["b"]), way("b", ["c"]), way("c", ["a"])];
    expect(refusalOf(packWith({ ways }))).toMatchObject({
      path: expect.stringMatching(/^ways\.[abc]\.before$/) as string,
      problem: expect.stringMatching(/：a → c → b → a$/) as string,
    });
  });
});

describe("[Q9] the years owed", () => {
  const owes = {
    from: "employee-insurance-ended",
    to: "year-end",
    says: "从断保当年起",
    cite: "八",
  };
  const book = (choice: string, rest: object) =>
    bookOf(
      packWith({ ways: [windowWith({ owes: { ...owes, choice, ...rest } })] }),
      packWith({
        id: "110101/2029",
        coverageYear: 2029,
        amounts: [amount("personal", { yuan: 350 })],
        ways: [windowWith({ opens: "2028-09-01", closes: "2029-12-31" })],
      }),
    );
  const years = (choice: string, facts: Partial<Facts>, rest: object = {}) =>
    book(choice, rest)
      .quote(factsWith({ hukou: "local", ...facts }))
      .lines.map(({ year }) => year);
  const ended: Partial<Facts> = { employeeInsurance: { endedOn: "2029-05-01" } };

  it("are just the one asked for where the day from which, or to which, is not known", () => {
    expect(years("all", {})).toEqual([2030]);
    expect(years("all", ended)).toEqual([2029, 2030]);
    expect(years("all", ended, { to: "graduation" })).toEqual([2030]);
  });

  it("are just the one asked for where either may be chosen and none was", () => {
    expect(years("either", ended)).toEqual([2030]);
    expect(years("either", { ...ended, years: [2029] })).toEqual([2029]);
    expect(years("together", ended)).toEqual([2029, 2030]);
  });
});
