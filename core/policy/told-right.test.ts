/** What an answer says of itself: the words and the clause of what was chosen, the questions that this plan asks. */
import { aidClass, bookOf, factsWith, holding, packWith, windowWith } from "./testing";

const own = (code: string, name: string) => ({ key: code, code, name, says: name, cite: "五" });

describe("an amount chosen by name out of several", () => {
  const book = bookOf(
    packWith({
      amounts: [
        { key: "personal", is: { yuan: 400 }, says: "一档400元", cite: "二（一）" },
        { key: "newcomer", is: { yuan: 900 }, says: "个人和财政两份都缴", cite: "二（三）" },
        {
          key: "price",
          is: { cases: [{ when: { hukou: "elsewhere" }, is: "newcomer" }], otherwise: "personal" },
          says: "按户籍",
          cite: "二",
        },
      ],
      eligible: [
        {
          key: "all",
          when: { any: [{ hukou: "local" }, { hukou: "elsewhere" }] },
          says: "居民",
          cite: "一",
        },
      ],
      ways: [windowWith({ price: "price" })],
    }),
  );
  it.each([
    ["local", "一档400元：400元", "二（一）"],
    ["elsewhere", "个人和财政两份都缴：900元", "二（三）"],
  ] as const)("is told by its own words and clause: %s", (hukou, text, cite) => {
    const price = book.quote(factsWith({ hukou })).because.find(({ topic }) => topic === "price");
    expect(price).toMatchObject({ text, cite });
  });
});

describe("classes of the plan's own", () => {
  const book = bookOf(
    packWith({
      ownClasses: [own("x-hmt", "港澳台居民")],
      eligible: [
        { key: "local", when: { hukou: "local" }, says: "本县户籍", cite: "二" },
        { key: "hmt", when: { holds: ["x-hmt"] }, says: "港澳台居民", cite: "二" },
      ],
    }),
  );
  it("are asked for, by name, where they let somebody in", () => {
    const { outcome, missing, questions } = book.quote(factsWith({ hukou: "elsewhere" }));
    expect([outcome, missing]).toEqual(["not-eligible", ["categories"]]);
    expect(questions.map(({ text }) => text).join()).toContain("港澳台居民");
  });
});

it("only events that the plan's rules look at are asked for", () => {
  const book = bookOf(
    packWith({
      ways: [
        windowWith({}),
        windowWith({
          key: "in",
          main: false,
          when: { event: ["moved-in"] },
          opens: "2030-01-01",
          closes: "2030-12-31",
        }),
      ],
    }),
  );
  const { questions } = book.quote(factsWith({ hukou: "local", on: "2030-02-01" }));
  const asked = questions.find(({ fact }) => fact === "event")?.text;
  expect(asked).toBe("有没有这些情况：户口新迁进来？");
});

describe("a class that another outranks", () => {
  const outranked = (take: "best" | "first") =>
    bookOf(
      packWith({
        classes: [aidClass("orphan", { yuan: 100 }), aidClass("tekun", { yuan: 90 })],
        combine: [{ key: "main", take, says: "只享受一项", cite: "四（四）" }],
      }),
    ).quote(factsWith({ hukou: "local", ...holding("tekun", "orphan") })).unused;

  it.each([
    ["best", "“特困人员”的资助不高于“孤儿”，只取最高的一项，不叠加"],
    ["first", "“孤儿”的资助排在“特困人员”前面，只取一项，不叠加"],
  ] as const)("is told with the clause that lets only one count: %s", (take, text) => {
    expect(outranked(take)).toEqual([
      { category: "tekun", reason: "outranked", text, cite: "四；四（四）" },
    ]);
  });
});

describe("aids put together", () => {
  const unusedOf = (classes: object[], combine: object[], codes: string[]) => {
    const book = bookOf(packWith({ classes, combine }));
    return book.quote(factsWith({ hukou: "local", ...holding(...codes) }));
  };
  const all = [{ key: "main", take: "all", says: "可以叠加", cite: "四" }];

  it.each([
    ["a class and a kind of it", [aidClass("dibao", { yuan: 50 })], ["dibao", "dibao-rural"]],
    [
      "two classes of one rule",
      [aidClass("tekun", { yuan: 50 }, { classes: ["tekun", "orphan"] })],
      ["tekun", "orphan"],
    ],
  ])("one rule gives once: %s", (_name, classes, codes) => {
    expect(unusedOf(classes, all, codes).due).toBe(35_000);
  });

  it("[Q8] where nothing is left to pay, an aid that the plan leaves open is not waited for", () => {
    const classes = [
      aidClass("tekun", "all"),
      aidClass("disabled-1-2", { unstated: "残联" }, { pot: "more" }),
    ];
    for (const more of ["best", "all"]) {
      const combine = [{ key: "more", take: more, says: "另外资助", cite: "四" }];
      const { outcome, due } = unusedOf(classes, combine, ["tekun", "disabled-1-2"]);
      expect([more, outcome, due]).toEqual([more, "no-charge", 0]);
    }
  });

  it("a payer for whom nothing is left is not named", () => {
    const payers = [{ payer: "city", amount: { yuan: 500 } }, { payer: "county" }];
    const [line] = unusedOf([aidClass("tekun", { yuan: 100 }, { payers })], [], ["tekun"]).lines;
    expect(line?.aid).toEqual([{ category: "tekun", payer: "city", amount: 10_000 }]);
  });

  it("who holds a class again is not told that it ended before", () => {
    const book = bookOf(packWith({ classes: [aidClass("dibao", { yuan: 50 })] }));
    const spells = [
      { code: "dibao" as const, to: "2029-03-01" },
      { code: "dibao" as const, from: "2029-06-01" },
    ];
    const { due, unused } = book.quote(factsWith({ hukou: "local", categories: spells }));
    expect([due, unused]).toEqual([35_000, []]);
  });
});

describe("a way whose days stand elsewhere in the pack", () => {
  it("is told with the clause of the days beside its own", () => {
    const dates = [
      { key: "first", is: "2029-09-01", says: "开始", cite: "县五" },
      { key: "last", is: { earliest: ["first", "2029-12-31"] }, says: "截止", cite: "县六" },
    ];
    const ways = [windowWith({ opens: "first", closes: { latest: ["last", "2029-11-30"] } })];
    const { because } = bookOf(packWith({ dates, ways })).quote(factsWith({ hukou: "local" }));
    expect(because.find(({ topic }) => topic === "window")?.cite).toBe("三；县五；县六");
  });
});

describe("[Q7] days on which nobody can pay", () => {
  const pauses = [{ key: "settle", fromDay: 26, says: "月末结算", cite: "七" }];
  const amounts = [
    {
      key: "personal",
      is: {
        cases: [{ when: { day: { of: "payday", to: "2029-10-31" } }, is: { yuan: 100 } }],
        otherwise: { yuan: 90 },
      },
      says: "标准",
      cite: "一",
    },
  ];
  const ways = [
    windowWith({
      benefit: {
        from: { from: "payday", then: ["next-month"] },
        beforeYear: true,
        says: "次月起",
        cite: "三",
      },
    }),
  ];
  it("are answered as for the day on which paying goes on", () => {
    const book = bookOf(packWith({ pauses, amounts, ways }));
    const { outcome, due, benefit } = book.quote(factsWith({ hukou: "local", on: "2029-10-27" }));
    expect([outcome, due, benefit?.from]).toEqual(["settlement-pause", 9_000, "2029-12-01"]);
  });
});

describe("[Q7] settlement days at the end of a window", () => {
  const pauses = [{ key: "settle", fromDay: 28, says: "月末结算", cite: "七" }];
  const on = "2029-12-30";
  const extra = (when: object) => ({
    ways: [
      windowWith({
        extras: [{ key: "broken", is: "personal", when, says: "断保补缴", cite: "三" }],
      }),
    ],
    classes: [aidClass("tekun", "all")],
    pauses,
  });
  const asked = (change: object) =>
    bookOf(packWith(change)).quote(
      factsWith({ hukou: "local", sex: "male", on, ...holding("tekun") }),
    );

  it("hold up nobody who owes nothing, whatever others would owe beside the price", () => {
    const { outcome, window } = asked(extra({ sex: "female" }));
    expect([outcome, window?.reopens]).toEqual(["no-charge", undefined]);
    expect(asked(extra({ sex: "male" })).outcome).toBe("closed");
  });
});

describe("benefits that would begin after the year", () => {
  it("are told before anybody is told to pay", () => {
    const benefit = { from: "2031-01-15", says: "等待期后", cite: "三" };
    const { next, benefit: told } = bookOf(packWith({ ways: [windowWith({ benefit })] })).quote(
      factsWith({ hukou: "local" }),
    );
    expect(told).toBeNull();
    expect(next.map(({ text }) => text).slice(0, 2)).toEqual([
      "现在缴费要到2031年1月15日才开始享受，已过本年度；要不要缴，请先问清当地医保部门，或等下一年度的集中缴费期",
      "请在2029年12月31日前（含当天）缴费",
    ]);
  });
});

describe("[Q9] a year asked for that is still to come", () => {
  it("is owed beside the one of the birth", () => {
    const owes = { from: "birth", to: "payday", choice: "all", says: "从出生当年起缴", cite: "八" };
    const ways = [windowWith({ owes })];
    const before = packWith({
      id: "110101/2029",
      coverageYear: 2029,
      ways: [windowWith({ opens: "2028-09-01", closes: "2029-12-31" })],
    });
    const book = bookOf(packWith({ ways }), before);
    const event = { kind: "newborn" as const, on: "2029-10-01" };
    const { lines, due } = book.quote(factsWith({ hukou: "local", on: "2029-10-10", event }));
    expect([lines.map(({ year }) => year), due]).toEqual([[2029, 2030], 80_000]);
  });
});

describe("[Q4] what is missing", () => {
  const facts = [
    ...["y1", "y2", "y3"].map((key) => ({
      key,
      ask: `${key}？`,
      kind: "yes-no",
      says: key,
      cite: "一",
    })),
    { key: "m", ask: "几个月？", kind: "number", says: "月数", cite: "一" },
    { key: "inc", ask: "收入多少？", kind: "money", says: "收入", cite: "一" },
    { key: "d", ask: "哪一天？", kind: "date", says: "那一天", cite: "一" },
  ];
  const asked = (when: object) =>
    bookOf(
      packWith({
        facts,
        amounts: [
          {
            key: "personal",
            is: { cases: [{ when, is: { yuan: 100 } }], otherwise: { yuan: 400 } },
            says: "标准",
            cite: "一",
          },
        ],
      }),
    ).quote(factsWith({ hukou: "local" })).missing;

  it.each([
    [
      "four facts wanted together",
      {
        sex: "female",
        age: { at: "year-start", atLeast: 60 },
        hukouKind: "rural",
        permit: "valid",
      },
      "birthDate",
    ],
    [
      "four of the pack's own",
      { more: { y1: true, y2: true, y3: true, m: { atLeast: 10 } } },
      "more.m",
    ],
    [
      "one of everywhere and three of its own",
      { returningMigrantWorker: true, more: { y1: true, y2: true, y3: true } },
      "returningMigrantWorker",
    ],
    ["an amount in a band", { more: { inc: { atLeast: 20_000, under: 30_000 } } }, "more.inc"],
    [
      "a long time since a day",
      { count: { of: { daysFrom: { fact: "d" }, to: "payday" }, atLeast: 365, under: 380 } },
      "more.d",
    ],
    [
      "months after a day",
      {
        day: {
          of: { from: { fact: "d" }, then: [{ months: 7, ifNoSuchDay: "end-of-month" }] },
          from: "2024-02-02",
          to: "2024-02-03",
        },
      },
      "more.d",
    ],
  ])("is found: %s", (_name, when, first) => {
    expect(asked(when)).toContain(first);
  });
});

describe("days on which nobody can pay, by a way without a closing day", () => {
  it("end on a day that is told, and are answered as for that day", () => {
    const pauses = [{ key: "settle", fromDay: 26, says: "月末结算", cite: "七" }];
    const benefit = { from: "payday", beforeYear: true, says: "缴费当天起", cite: "三" };
    const ways = [windowWith({ closes: { unstated: "县局" }, benefit })];
    const asked = factsWith({ hukou: "local", on: "2029-10-27" });
    const { outcome, next, benefit: told } = bookOf(packWith({ pauses, ways })).quote(asked);
    expect([outcome, told?.from]).toEqual(["settlement-pause", "2029-11-01"]);
    expect(next[0]?.text).toBe("2029年11月1日起恢复缴费");
  });

  it("hold up nobody who pays nothing on that day, whatever would be owed later", () => {
    const pauses = [{ key: "settle", fromDay: 26, says: "月末结算", cite: "七" }];
    const book = bookOf(packWith({ pauses, classes: [aidClass("tekun", "all")] }));
    const categories = [{ code: "tekun" as const, to: "2029-10-31" }];
    const { outcome, due } = book.quote(
      factsWith({ hukou: "local", on: "2029-10-27", categories }),
    );
    expect([outcome, due]).toEqual(["no-charge", 0]);
  });
});
