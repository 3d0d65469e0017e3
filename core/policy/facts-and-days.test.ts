/** [A3] [C2] [C3] [Q3] What counts on a day: classes, own facts, counts, dates, days that take no payments. */
import type { Quote } from "./answer";
import { addDays } from "./calendar";
import type { Facts } from "./facts";
import { aidClass, amount, bookOf, factsWith, packWith, refusalOf, windowWith } from "./testing";

const quote = (change: object, facts: Partial<Facts> = {}): Quote =>
  bookOf(packWith(change)).quote(factsWith(facts));
/** Whether a condition holds: then the price is 1 yuan. */
const holds = (when: unknown, facts: Partial<Facts> = {}, rest: object = {}): boolean => {
  const is = { cases: [{ when, is: { yuan: 1 } }], otherwise: { yuan: 2 } };
  return quote({ amounts: [amount("personal", is)], ...rest }, facts).due === 100;
};
/** What a count comes to, as so many yuan. */
const countOf = (is: unknown, facts: Partial<Facts> = {}, rest: object = {}): number | null => {
  const times = { times: is, of: { yuan: 1 } };
  const { due } = quote({ amounts: [amount("personal", times)], ...rest }, facts);
  return due === null ? null : Math.round(due / 100);
};
/** The first day of benefits by a date rule. */
const dayOf = (
  from: unknown,
  facts: Partial<Facts> = {},
  rest: object = {},
): string | undefined => {
  const benefit = { from, to: "2039-12-31", beforeYear: true, says: "享受待遇", cite: "三" };
  return quote({ ways: [windowWith({ benefit })], ...rest }, facts).benefit?.from;
};

describe("[A3] the days of a class", () => {
  const classes = [aidClass("dibao", "all")];
  const rules = {
    addedCountNextMonthSince: "2029-10-10",
    removedEndWithMonthSince: "2029-10-10",
    says: "新增次月起、退出当月止",
    cite: "四（二）",
  };
  const on = (
    day: string,
    from: string | null,
    to: string | null,
    classDates?: object,
  ): unknown => {
    const facts: Partial<Facts> = { on: day, categories: [{ code: "dibao", from, to }] };
    const { due, unused } = quote({ classes, ...(classDates && { classDates }) }, facts);
    const [first] = unused;
    return first ? [first.reason, first.text.replace(/^“.*”/, ""), first.cite] : due;
  };

  it("both its ends belong to it", () => {
    expect(on("2029-10-05", "2029-10-05", "2029-10-05")).toBe(0);
    expect(on("2029-10-04", "2029-10-05", null)).toEqual([
      "not-yet",
      "从2029年10月5日起才算",
      undefined,
    ]);
    expect(on("2029-10-06", null, "2029-10-05")).toEqual([
      "expired",
      "到2029年10月5日为止，已经过期",
      undefined,
    ]);
    expect(on("2029-10-06", "2029-01-01", null)).toBe(0);
    expect(on("2029-10-06", null, "2029-12-31")).toBe(0);
  });
  it("an addition counts from the next month from the day that the plan names, and not before", () => {
    expect(on("2029-10-10", "2029-10-09", null, rules)).toBe(0);
    expect(on("2029-10-31", "2029-10-10", null, rules)).toEqual([
      "not-yet",
      "从2029年11月1日起才算",
      "四（二）",
    ]);
    expect(on("2029-11-01", "2029-10-10", null, rules)).toBe(0);
    expect(on("2029-10-08", "2029-10-09", null, rules)).toEqual([
      "not-yet",
      "从2029年10月9日起才算",
      undefined,
    ]);
  });
  it("a removal ends with its month from the day that the plan names, and not before", () => {
    expect(on("2029-10-10", null, "2029-10-09", rules)).toEqual([
      "expired",
      "到2029年10月9日为止，已经过期",
      undefined,
    ]);
    expect(on("2029-10-31", null, "2029-10-10", rules)).toBe(0);
    expect(on("2029-11-01", null, "2029-10-10", rules)).toEqual([
      "expired",
      "到2029年10月31日为止，已经过期",
      "四（二）",
    ]);
    expect(
      on("2029-10-31", "2029-01-01", "2029-10-10", {
        says: "只说新增",
        cite: "四",
        addedCountNextMonthSince: "2029-10-10",
      }),
    ).toEqual(["expired", "到2029年10月10日为止，已经过期", undefined]);
  });
  it("a class that stands twice in the list counts once", () => {
    const twice: Partial<Facts> = {
      categories: [{ code: "dibao" }, { code: "dibao", from: "2029-01-01" }],
    };
    expect(quote({ classes }, twice)).toMatchObject({ due: 0, unused: [] });
  });
});

describe("[Q3] facts of the pack's own", () => {
  const facts = [
    { key: "boat", ask: "有船吗？", kind: "yes-no", says: "有船", cite: "二" },
    { key: "house", ask: "有房吗？", kind: "yes-no", ordinary: true, says: "有房", cite: "二" },
    {
      key: "tier",
      ask: "哪一档？",
      kind: "choice",
      choices: ["one", "two"].map((key) => ({ key, says: "一档" })),
      says: "档次",
      cite: "二",
    },
    { key: "months", ask: "几个月？", kind: "number", says: "月数", cite: "二" },
    { key: "owed", ask: "欠多少？", kind: "money", says: "欠费", cite: "二" },
    { key: "since", ask: "从哪天？", kind: "date", says: "起日", cite: "二" },
  ];
  const own = (more: unknown, given?: Facts["more"]): boolean =>
    holds({ more }, { more: given }, { facts });

  it.each([
    [{ boat: false }, {}, true],
    [{ boat: true }, {}, false],
    [{ boat: true }, { boat: true }, true],
    [{ house: true }, {}, true],
    [{ house: false }, { house: false }, true],
    [{ tier: "one" }, {}, true],
    [{ tier: ["two"] }, {}, false],
    [{ tier: ["one", "two"] }, { tier: "two" }, true],
    [{ months: { under: 1 } }, {}, true],
    [{ months: { atLeast: 3 } }, { months: 3 }, true],
    [{ months: { atLeast: 3 } }, { months: 2 }, false],
    [{ months: { under: 3 } }, { months: 3 }, false],
    [{ owed: { under: 1 } }, {}, true],
    [{ since: { from: "2029-01-01" } }, {}, false],
    [{ since: { from: "2029-01-01" } }, { since: "2029-01-01" }, true],
    [{ since: { to: "2029-01-01" } }, { since: "2029-01-02" }, false],
  ])("%j given %j", (more, given, expected) =>
    expect(own(more, given as Facts["more"])).toBe(expected),
  );

  it("inside `known` all must hold, as outside", () => {
    const known = { known: { sex: "female", hukouKind: "rural" } };
    expect(holds(known, { sex: "female", hukouKind: "rural" })).toBe(true);
    expect(holds(known, { sex: "female", hukouKind: "urban" })).toBe(false);
  });
  it("inside `known` only what was said counts", () => {
    const known = (more: unknown, given: Facts["more"]): boolean =>
      holds({ known: { more } }, { more: given }, { facts });
    expect([known({ boat: false }, {}), known({ boat: false }, { boat: false })]).toEqual([
      false,
      true,
    ]);
    expect([known({ house: true }, {}), known({ house: true }, { house: true })]).toEqual([
      false,
      true,
    ]);
  });
  it.each([
    [{ boat: "yes" }, { boat: false }],
    [{ tier: "three" }, { tier: "one" }],
    [{ months: -1 }, { months: { under: 1 } }],
    [{ months: 25 }, { months: { under: 1 } }],
    [{ owed: -5 }, { owed: { under: 1 } }],
  ])("what makes no sense, %j, counts as not said", (given, more) => {
    const capped = facts.map((fact) => (fact.key === "months" ? { ...fact, atMost: 24 } : fact));
    expect(holds({ more }, { more: given }, { facts: capped })).toBe(true);
  });
  it("the largest number that makes sense still counts, and zero", () => {
    const capped = facts.map((fact) => (fact.key === "months" ? { ...fact, atMost: 24 } : fact));
    const at = (more: unknown, months: number): boolean =>
      holds({ more }, { more: { months } }, { facts: capped });
    expect([at({ months: { atLeast: 24 } }, 24), at({ months: { under: 1 } }, 0)]).toEqual([
      true,
      true,
    ]);
  });
  it("a day that does not exist is no day, and nothing known is nothing", () => {
    expect(own({ since: { from: "2029-01-01" } }, { since: "2029-02-30" })).toBe(false);
    expect(own({ since: { from: "2029-01-01" } }, { since: null })).toBe(false);
  });
  it("an amount that a person states", () => {
    const told = quote(
      { facts, amounts: [amount("personal", { fact: "owed" })] },
      { more: { owed: 12_345 } },
    );
    expect(told.due).toBe(12_345);
  });
  it("one that is used as another kind is refused, with the kind that is wanted", () => {
    const wrong = {
      amounts: [amount("personal", { times: { fact: "boat" }, of: { yuan: 1 } })],
      facts,
    };
    expect(refusalOf(packWith(wrong))).toMatchObject({
      problem: "情况“boat”的类型是 yes-no，不能用在这里",
      cure: "这里要用 number 类型的情况",
    });
  });
});

it.each([
  "1900-01-01",
  "2000-01-01",
  "2010-01-01",
  "2009-01-01",
  "2008-10-01",
  "2008-02-01",
  "2008-01-10",
  "2008-01-02",
])("[C1] born from %s: that day, and not the day before", (from) => {
  const born = (birthDate: string): boolean => holds({ born: { from } }, { birthDate });
  expect([born(addDays(from, -1)), born(from)]).toEqual([false, true]);
  const until = (birthDate: string): boolean => holds({ born: { to: from } }, { birthDate });
  expect([until(from), until(addDays(from, 1))]).toEqual([true, false]);
});

describe("counts", () => {
  it.each([
    [3, 3],
    [{ sum: [2, 3] }, 5],
    [{ minus: [5, 2] }, 3],
    [{ minus: [2, 5] }, 0],
    [{ times: [2, 3] }, 6],
    [{ highest: [2, 3] }, 3],
    [{ lowest: [2, 3] }, 2],
    [{ ageAt: "2030-01-01" }, 40],
    [{ ageAt: "1980-01-01" }, 0],
    [{ daysFrom: "2029-12-30", to: "2030-01-02" }, 3],
    [{ daysFrom: "2030-01-02", to: "2029-12-30" }, 0],
    [{ monthsFrom: "2029-03-15", to: "2029-12-31" }, 10],
    [{ monthsFrom: "2029-11-30", to: "2031-02-01" }, 16],
    [{ monthsFrom: "2029-03-15", to: "2029-03-16" }, 1],
    [{ monthsFrom: "2029-03-15", to: "2029-03-15" }, 1],
    [{ monthsFrom: "2029-03-16", to: "2029-03-15" }, 0],
    [{ fact: "broken-years" }, 2],
    [{ cases: [{ when: { brokenYears: { atLeast: 2 } }, is: 7 }], otherwise: 1 }, 7],
  ])("%j", (is, expected) =>
    expect(countOf(is, { birthDate: "1989-06-01", brokenYears: 2 })).toBe(expected),
  );

  it("under a name, and unknown where a part of it is", () => {
    const counts = [
      { key: "old", is: { sum: [{ ageAt: "2030-01-01" }, 1] }, says: "虚岁", cite: "二" },
    ];
    expect(countOf("old", { birthDate: "1989-06-01" }, { counts })).toBe(41);
    expect(countOf("old", {}, { counts })).toBeNull();
    expect(countOf({ daysFrom: "event", to: "payday" })).toBeNull();
    expect(countOf({ daysFrom: "payday", to: "event" })).toBeNull();
  });
});

describe("dates", () => {
  const after = (then: unknown[]): string | undefined =>
    dayOf({ from: "payday", then }, { on: "2029-10-31" });
  it("[C2] [C3] days, months and years on, and ends of months", () => {
    expect(after([{ days: 1 }])).toBe("2029-11-01");
    expect(after(["next-month"])).toBe("2029-11-01");
    expect(after(["month-start"])).toBe("2029-10-01");
    expect(after(["month-end"])).toBe("2029-10-31");
    expect(after(["month-start", { months: 1 }, "month-end"])).toBe("2029-11-30");
    expect(after([{ months: 1, ifNoSuchDay: "end-of-month" }])).toBe("2029-11-30");
    expect(after([{ months: 1, ifNoSuchDay: "next-day" }])).toBe("2029-12-01");
    expect(after([{ years: 1, ifNoSuchDay: "next-day" }])).toBe("2030-10-31");
    expect(after([{ days: { fact: "broken-years" } }])).toBe("2029-10-31");
  });
  it("the earliest and the latest of several; what is not known is left out", () => {
    const facts: Partial<Facts> = { event: { kind: "moved-in", on: "2029-10-20" } };
    expect(dayOf({ earliest: ["event", "payday", "2030-05-01"] }, facts)).toBe("2029-10-01");
    expect(dayOf({ latest: ["payday", "event"] }, facts)).toBe("2029-10-20");
    expect(dayOf({ latest: ["event", "2029-01-01"] })).toBe("2029-01-01");
    expect(dayOf({ earliest: ["event", "graduation"] })).toBeUndefined();
    expect(dayOf({ from: "event", then: [{ days: 1 }] })).toBeUndefined();
    expect(dayOf({ from: "payday", then: [{ days: { ageAt: "payday" } }] })).toBeUndefined();
  });
  it("cases, and a day under a name", () => {
    const dates = [
      {
        key: "start",
        is: { cases: [{ when: { sex: "female" }, is: "2030-03-08" }], otherwise: "2030-05-01" },
        says: "起日",
        cite: "三",
      },
    ];
    expect(dayOf("start", { sex: "female" }, { dates })).toBe("2030-03-08");
    expect(dayOf("start", { sex: "male" }, { dates })).toBe("2030-05-01");
  });
  it.each<[string, Partial<Facts>, string]>([
    ["payday", { on: "2029-11-11" }, "2029-11-11"],
    ["birth", { birthDate: "2029-09-09" }, "2029-09-09"],
    [
      "birth",
      { birthDate: "2029-09-09", event: { kind: "newborn", on: "2029-09-10" } },
      "2029-09-10",
    ],
    ["event", { event: { kind: "moved-in", on: "2029-09-11" } }, "2029-09-11"],
    ["employee-insurance-ended", { employeeInsurance: { endedOn: "2029-09-12" } }, "2029-09-12"],
    ["school-entry", { student: { stage: "school", enteredOn: "2029-09-13" } }, "2029-09-13"],
    ["graduation", { student: { stage: "school", graduatesOn: "2030-06-30" } }, "2030-06-30"],
    [
      "permit-issued",
      { residencePermit: { issuedOn: "2029-09-14", until: "2031-01-01" } },
      "2029-09-14",
    ],
    ["permit-until", { residencePermit: { until: "2031-01-01" } }, "2031-01-01"],
    ["opened-special", { openings: { special: "2029-09-15" } }, "2029-09-15"],
    ["extension-until", { openings: { extension: { until: "2030-02-28" } } }, "2030-02-28"],
  ])("the day %s of %j", (anchor, facts, day) => {
    expect(dayOf(anchor, facts)).toBe(day);
    const none: Partial<Facts> = {
      student: null,
      residencePermit: null,
      openings: null,
      employeeInsurance: "active",
    };
    if (anchor !== "payday") expect(dayOf(anchor, none)).toBeUndefined();
  });
  it.each([
    ["birth", "birthDate"],
    ["event", "event"],
    ["employee-insurance-ended", "employeeInsurance"],
    ["school-entry", "student"],
    ["graduation", "student"],
    ["permit-issued", "residencePermit"],
    ["permit-until", "residencePermit"],
  ])("[Q4] the fact that the day %s hangs on is asked for", (anchor, fact) => {
    const benefit = { from: anchor, says: "享受待遇", cite: "三" };
    expect(quote({ ways: [windowWith({ benefit })] }).missing).toContain(fact);
  });
});

describe("[Q7] days that take no payments", () => {
  const pause = (rest: object): object => ({ key: "books", says: "月末结账", cite: "八", ...rest });
  const asked = (on: string, ...pauses: object[]): unknown[] => {
    const { outcome, window } = quote({ pauses }, { on });
    return [outcome, window?.reopens, window?.lastPayingDay];
  };
  it("every month from a day to its end", () => {
    expect(asked("2029-10-28", pause({ fromDay: 29 }))).toEqual([
      "payable",
      undefined,
      "2029-12-28",
    ]);
    expect(asked("2029-10-29", pause({ fromDay: 29 }))).toEqual([
      "settlement-pause",
      "2029-11-01",
      "2029-12-28",
    ]);
    expect(asked("2029-11-30", pause({ fromDay: 29 }))).toEqual([
      "settlement-pause",
      "2029-12-01",
      "2029-12-28",
    ]);
    expect(asked("2029-12-29", pause({ fromDay: 29 }))[0]).toBe("closed");
  });
  it("every month from a day to a day", () => {
    const middle = pause({ fromDay: 14, toDay: 16 });
    expect(asked("2029-10-13", middle)[0]).toBe("payable");
    expect(asked("2029-10-14", middle)).toEqual(["settlement-pause", "2029-10-17", undefined]);
    expect(asked("2029-10-16", middle)).toEqual(["settlement-pause", "2029-10-17", undefined]);
    expect(asked("2029-10-17", middle)[0]).toBe("payable");
  });
  it("a span of dates, and two that follow one another", () => {
    const span = pause({ key: "feast", from: "2029-11-01", to: "2029-11-03" });
    expect(asked("2029-10-31", span)[0]).toBe("payable");
    expect(asked("2029-11-01", span)).toEqual(["settlement-pause", "2029-11-04", undefined]);
    expect(asked("2029-11-04", span)[0]).toBe("payable");
    expect(asked("2029-10-31", pause({ fromDay: 31 }), span)).toEqual([
      "settlement-pause",
      "2029-11-04",
      "2029-12-30",
    ]);
  });
  it("a pause without end leaves no day to pay", () => {
    expect(asked("2029-10-01", pause({ fromDay: 1 }))[0]).toBe("closed");
  });
});
