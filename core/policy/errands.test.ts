import {
  barsOf,
  doorsOf,
  namedErrands,
  noteOf,
  ordinaryWindow,
  planErrands,
  refundRule,
  unstatedOf,
} from "./errands";
import { bookOf, factsWith, packWith, windowWith } from "./testing";

const REGISTRATION = {
  key: "new",
  when: { registered: false },
  where: "村里",
  bring: ["户口簿"],
  says: "先登记",
  cite: "六",
};
const procedure = (key: string, rest: object) => ({
  key,
  for: "change",
  says: `办${key}`,
  cite: "七",
  ...rest,
});

describe("[E1] errands of a person", () => {
  const book = bookOf(
    packWith({
      registration: [REGISTRATION],
      procedures: [
        procedure("general", { for: "register", where: "社区", bring: ["身份证"] }),
        procedure("by", { when: { hukou: "local" }, by: "2029-11-20" }),
        procedure("before", {
          for: "stop",
          when: { all: [{ hukou: "local" }, { day: { of: "payday", to: "2029-12-31" } }] },
          by: "2029-11-20",
        }),
        procedure("always", {
          for: "renew",
          when: { all: [{ hukou: "local" }, { day: { of: "payday", to: "2029-12-31" } }] },
        }),
        procedure("others", {
          when: { hukou: "elsewhere" },
          by: { from: "event", then: [{ days: 10 }] },
        }),
      ],
    }),
  );
  const told = (rest: object) =>
    planErrands(book, factsWith(rest)).map(({ key, by, over, first, general }) =>
      [key, by, over, first, general].filter(Boolean).join(" "),
    );

  test("what has to be done first, then those that concern the person, with the last day", () => {
    expect(told({ hukou: "local", registered: false })).toEqual([
      "new true",
      "general true",
      "by 2029-11-20",
      "before 2029-11-20",
      "always",
    ]);
    expect(planErrands(book, factsWith({ registered: false }))[0]).toEqual({
      key: "new",
      for: "register",
      says: "先登记",
      cite: "六",
      where: "村里",
      bring: ["户口簿"],
      first: true,
    });
    expect(planErrands(book, factsWith({ registered: true }))[0]).toMatchObject({
      where: "社区",
      bring: ["身份证"],
    });
  });

  test("the last day is inclusive; after it the errand is over, though its words are no longer about the person", () => {
    const on = (day: string) => told({ hukou: "local", on: day, registered: true });
    expect(on("2029-11-20")).toContain("before 2029-11-20");
    expect(on("2029-11-21")).toContain("before 2029-11-20 true");
    expect(on("2030-05-01")).toEqual([
      "general true",
      "by 2029-11-20 true",
      "before 2029-11-20 true",
    ]);
    expect(on("2030-05-01")).not.toContain("always");
  });

  test("a day that hangs on what has not happened is no day", () => {
    expect(told({ hukou: "elsewhere", registered: true })).toEqual(["general true", "others"]);
    expect(
      told({ hukou: "elsewhere", registered: true, event: { kind: "moved-in", on: "2029-09-10" } }),
    ).toEqual(["general true", "others 2029-09-20 true"]);
  });

  test("named errands of a kind are told whomever they concern", () => {
    expect(
      namedErrands(book, factsWith({ on: "2029-12-01" }), "change").map(({ key, over }) => [
        key,
        over,
      ]),
    ).toEqual([
      ["by", true],
      ["others", undefined],
    ]);
    expect(namedErrands(book, factsWith({ place: "990000" }), "change")).toEqual([]);
    expect(planErrands(book, factsWith({ year: 2031 }))).toEqual([]);
  });

  test("asking changes no answer: not even which facts are looked for", () => {
    const fresh = bookOf(
      packWith({
        refunds: [
          {
            key: "r",
            reasons: [],
            gives: "nothing",
            to: "permit-until",
            says: "不退了",
            cite: "八",
          },
        ],
      }),
    );
    const before = JSON.stringify(fresh.quote(factsWith()));
    refundRule(fresh, factsWith(), "death");
    planErrands(fresh, factsWith());
    expect(JSON.stringify(fresh.quote(factsWith({ id: undefined })))).toBe(before);
  });
});

describe("[E2] doors", () => {
  const book = bookOf(
    packWith({
      pauses: [{ key: "pause", fromDay: 26, says: "月底结算", cite: "三" }],
      ways: [
        windowWith({}),
        {
          key: "late",
          opens: "2030-01-01",
          closes: { unstated: "县医保局" },
          price: "personal",
          when: { event: ["newborn"] },
          owes: {
            when: { event: ["newborn"] },
            from: "birth",
            to: "year-start",
            choice: "together",
            says: "两年都缴",
            cite: "五",
          },
          decide: { ask: "镇里", says: "由镇里定" },
          says: "后来的",
          cite: "四",
        },
      ],
    }),
  );
  test("each with its days, its state and what the plan leaves open", () => {
    const facts = factsWith({ event: { kind: "newborn", on: "2029-09-02" } });
    expect(doorsOf(book, facts)).toEqual([
      {
        key: "window",
        main: true,
        says: "集中缴费期",
        cite: "三",
        state: "open",
        opens: "2029-09-01",
        closes: "2029-12-31",
        lastPayingDay: "2029-12-25",
      },
      {
        key: "late",
        main: false,
        says: "后来的",
        cite: "四",
        state: "upcoming",
        opens: "2030-01-01",
        ask: "镇里",
        decide: "由镇里定",
        owes: { text: "两年都缴", cite: "五", years: [2029, 2030] },
      },
    ]);
    expect(doorsOf(book, factsWith()).map(({ key }) => key)).toEqual(["window"]);
    expect(doorsOf(book, factsWith({ year: 2031 }))).toEqual([]);
  });

  test("the ordinary window is told to whoever asks", () => {
    expect(ordinaryWindow(book, factsWith())).toEqual({
      opens: "2029-09-01",
      closes: "2029-12-31",
      says: "集中缴费期",
      cite: "三",
    });
    expect(ordinaryWindow(book, factsWith({ year: 2031 }))).toBeUndefined();
  });
});

test("[E3] what bars a person, whatever the day", () => {
  const book = bookOf(
    packWith({
      barred: [
        {
          key: "job",
          when: { employeeInsurance: "active" },
          outcome: "insured-already",
          says: "有职工医保",
          cite: "二",
        },
      ],
    }),
  );
  expect(barsOf(book, factsWith())).toEqual([]);
  expect(barsOf(book, factsWith({ employeeInsurance: "active" }))).toEqual([
    { text: "有职工医保", cite: "二" },
  ]);
  expect(barsOf(book, factsWith({ hukou: "elsewhere" }))).toEqual([
    { text: expect.stringContaining("本县户籍") as string, cite: "二" },
  ]);
  expect(barsOf(book, factsWith({ year: 2031 }))).toEqual([]);
});

describe("[E4] refunds", () => {
  const rule = (key: string, rest: object) => ({
    key,
    says: `规定${key}`,
    cite: key,
    reasons: [],
    gives: "nothing",
    ...rest,
  });
  const book = bookOf(
    packWith({
      refunds: [
        rule("before", { to: "2029-12-31", reasons: ["death", "moved-out"], gives: "all" }),
        rule("after", { from: "2030-01-01" }),
        rule("named", { from: "2030-01-01", reasons: ["overpaid"], gives: { yuan: 100 } }),
        rule("open", {
          from: "2030-01-01",
          reasons: ["paid-twice"],
          gives: { unstated: "县医保局" },
        }),
        rule("permit", {
          from: "permit-until",
          reasons: ["employee-insured"],
          gives: "difference",
        }),
      ],
    }),
  );
  const told = (on: string, reason: Parameters<typeof refundRule>[2], rest: object = {}) => {
    const found = refundRule(book, factsWith({ on, ...rest }), reason);
    return (
      found && [found.cite, found.gives, found.about].map((part) => JSON.stringify(part)).join(" ")
    );
  };
  test.each([
    ["2029-12-31", "death", '"before" "all" "this"'],
    ["2030-01-01", "death", '"after" "nothing" "all"'],
    ["2029-12-31", "overpaid", '"before" "nothing" "others"'],
    ["2030-01-01", "overpaid", '"named" {"fen":10000} "this"'],
    ["2030-01-01", "paid-twice", '"open" "unstated" "this"'],
    ["2029-10-01", "employee-insured", '"before" "nothing" "others"'],
  ] as const)("%s %s: %s", (on, reason, expected) => {
    expect(told(on, reason)).toBe(expected);
  });

  test("a day that is not known has not come; whom to ask and the span are told", () => {
    expect(
      told("2029-10-01", "employee-insured", { residencePermit: { until: "2029-09-30" } }),
    ).toBe('"permit" "difference" "this"');
    expect(refundRule(book, factsWith({ on: "2030-02-01" }), "paid-twice")).toMatchObject({
      ask: "县医保局",
      from: "2030-01-01",
    });
    expect(refundRule(book, factsWith(), "death")).toMatchObject({ to: "2029-12-31" });
    expect(refundRule(bookOf(packWith()), factsWith(), "death")).toBeUndefined();
    expect(refundRule(book, factsWith({ year: 2031 }), "death")).toBeUndefined();
  });
});

test("[E5] notes and open points by their keys", () => {
  const book = bookOf(
    packWith({
      notes: [{ key: "whole-household", says: "全家一起参保", cite: "一" }],
      unstated: [{ key: "refund", says: "退不退", ask: "县里", cite: "九" }],
    }),
  );
  expect(noteOf(book, "110101", 2030, "whole-household")).toEqual({
    text: "全家一起参保",
    cite: "一",
  });
  expect(noteOf(book, "110101", 2030, "double")).toBeUndefined();
  expect(noteOf(book, "110101", 2031, "whole-household")).toBeUndefined();
  expect(unstatedOf(book, "110101", 2030, ["refund-how", "refund"])).toEqual({
    text: "退不退",
    cite: "九",
    ask: "县里",
  });
  expect(unstatedOf(book, "110101", 2030, ["change"])).toBeUndefined();
});

test("[E1] the conditions of a place reach what lies in it", () => {
  const book = bookOf(
    packWith({
      procedures: [
        procedure("farm", { when: { place: ["110101Z01"] } }),
        procedure("county", { when: { place: ["110101"] } }),
      ],
    }),
  );
  const keys = (place: string) => planErrands(book, factsWith({ place })).map(({ key }) => key);
  expect(keys("110101Z01")).toEqual(["farm", "county"]);
  expect(keys("110101")).toEqual(["county"]);
});
