/** Rules of packs and questions, each shown by a small invented pack. */
import type { Facts } from "./facts";
import { PackDocument } from "./schema";
import {
  amount,
  bookOf,
  factsWith as facts,
  packWith as pack,
  refusalOf,
  windowWith,
} from "./testing";

const aidClass = (key: string, classes: string[], gives: unknown): unknown => ({
  key,
  classes,
  gives,
  payers: [{ payer: "county" }],
  says: "资助",
  cite: "四",
});

describe("packs", () => {
  it("[P1] replaces inherited entries by key, in their place, and adds new ones at the end", () => {
    const wide = pack({
      id: "110100/2030",
      place: "110100",
      amounts: [amount("personal", { yuan: 300 }), amount("fiscal", { yuan: 700 })],
    });
    const own = PackDocument.parse({
      id: "110101/2030",
      place: "110101",
      coverageYear: 2030,
      extends: ["110100/2030"],
      revision: 1,
      publishedAt: "2029-08-01",
      amounts: [amount("personal", { yuan: 320 })],
    });
    const book = bookOf(wide, own);
    expect(book.quote(facts())).toMatchObject({ due: 32_000, fiscal: 70_000 });
    expect(book.quote(facts({ place: "110100" }))).toMatchObject({ due: 30_000 });
  });

  it("[P2] changes its name when what it inherits changes", () => {
    const own = (): PackDocument => pack({ extends: ["cn/base"] });
    const base = (phone: string): PackDocument =>
      PackDocument.parse({
        id: "cn/base",
        place: "000000",
        revision: 1,
        publishedAt: "2029-08-01",
        contacts: [{ key: "line", name: "热线", phone }],
      });
    const hash = (phone: string): string | undefined =>
      bookOf(own(), base(phone)).packRef("110101", 2030)?.hash;
    expect(hash("12393")).toBe(hash("12393"));
    expect(hash("12393")).not.toBe(hash("12345"));
  });

  it("[P3] is answered by the nearest place above, also for codes that the tree does not hold", () => {
    const book = bookOf(pack());
    for (const place of ["110101", "110101Z01", "110101777", "110101777001"]) {
      expect(book.quote(facts({ place })).due).toBe(40_000);
    }
    expect(book.quote(facts({ place: "110100" }))).toMatchObject({
      outcome: "no-plan",
      reason: "unknown-place",
    });
  });

  it("[P4] says where and how to mend a pack that cannot be used", () => {
    expect(refusalOf(pack({ extends: ["cn/none"] }))).toEqual({
      path: "extends",
      problem: "找不到被继承的 cn/none",
      cure: "改正编号，或先写好那一份",
    });
    expect(refusalOf(pack({ amounts: [amount("other", { yuan: 1 })] }))).toEqual({
      path: "ways.window.price",
      problem: "没有名为“personal”的金额",
      cure: "在 amounts 里写上它，或改正名称",
    });
    expect(
      refusalOf(pack({ amounts: [amount("personal", { sum: ["personal", { yuan: 1 }] })] })),
    ).toMatchObject({ problem: "金额“personal”绕回了自己" });
    expect(refusalOf(pack({ ways: [] }))).toMatchObject({ path: "ways" });
    expect(refusalOf(pack(), pack({ id: "x/2030" }))).toMatchObject({
      problem: "同一地方同一年度有两份方案",
    });
  });

  it("[P4] refuses packs that inherit from each other in a circle", () => {
    const a = pack({ id: "a/1", extends: ["b/1"] });
    const b = pack({ id: "b/1", extends: ["a/1"] });
    expect(refusalOf(a, b).problem).toBe("继承成了一个圈：a/1 → b/1 → a/1");
  });
});

describe("questions", () => {
  it("[Q2] gives a typed answer outside the years it knows", () => {
    const book = bookOf(pack());
    const reason = (rest: Partial<Facts>): string | undefined => book.quote(facts(rest)).reason;
    expect(reason({ year: 2031 })).toBe("not-yet-published");
    expect(reason({ year: 2029 })).toBe("not-encoded");
    expect(reason({ on: "2031-01-01" })).toBe("ended");
    expect(book.quote(facts({ on: "2030-12-31" })).outcome).toBe("closed");
  });

  it("[Q7] tells when payment is taken again, and closes when no paying day is left", () => {
    const pauses = [{ key: "settlement", fromDay: 26, says: "26日到月末结算", cite: "五" }];
    const book = bookOf(pack({ pauses }));
    expect(book.quote(facts({ on: "2029-10-26" }))).toMatchObject({
      outcome: "settlement-pause",
      window: { reopens: "2029-11-01" },
    });
    expect(book.quote(facts({ on: "2029-12-26" })).outcome).toBe("closed");
  });

  it("[Q8] carries an estimate through a sum, never as what is due", () => {
    const elsewhere = { yuan: 700, source: "全国通知" };
    const ways = [windowWith({ price: "whole", benefit: undefined })];
    const amounts = [
      amount("personal", { yuan: 400 }),
      amount("fiscal", { unstated: "医保局", elsewhere }),
      amount("whole", { sum: ["personal", "fiscal"] }),
    ];
    expect(bookOf(pack({ ways, amounts })).quote(facts())).toMatchObject({
      outcome: "ask",
      due: null,
      estimate: 110_000,
      estimateSource: "全国通知",
    });
  });

  it("lets a fee depend on the person", () => {
    const amounts = [
      amount("personal", {
        cases: [
          { when: { age: { under: 18, at: "year-start" } }, is: { yuan: 200 } },
          { when: { student: ["university"] }, is: { yuan: 250 } },
        ],
        otherwise: { yuan: 400 },
      }),
    ];
    const book = bookOf(pack({ amounts }));
    expect(book.quote(facts({ birthDate: "2012-01-02" })).due).toBe(20_000);
    expect(book.quote(facts({ birthDate: "2012-01-01" })).due).toBe(40_000);
    expect(book.quote(facts({ student: { stage: "university" } })).due).toBe(25_000);
  });
});

describe("classes", () => {
  const held = (...codes: string[]): Partial<Facts> => ({
    categories: codes.map((code) => ({ code })) as Facts["categories"],
  });

  it("[A1] takes the highest aid, and on a tie the class that the plan names first", () => {
    const classes = [
      aidClass("half", ["dibao"], { share: "50%", of: "personal" }),
      aidClass("sum", ["disabled-1-2"], { yuan: 200 }),
      aidClass("all", ["tekun"], "all"),
    ];
    const book = bookOf(pack({ classes }));
    const category = (...codes: string[]): unknown =>
      book.quote(facts(held(...codes))).lines[0]?.aid[0]?.category;
    expect(category("disabled-1-2", "dibao")).toBe("dibao");
    expect(category("dibao", "tekun")).toBe("tekun");
    expect(book.quote(facts(held("dibao", "tekun"))).unused).toMatchObject([
      { category: "dibao", reason: "outranked" },
    ]);
  });

  it("[A2] lets a wider class stand for its kinds only if all kinds give the same", () => {
    const same = aidClass("dibao", ["dibao-rural", "dibao-urban", "out-of-poverty-dibao"], "all");
    expect(bookOf(pack({ classes: [same] })).quote(facts(held("dibao"))).due).toBe(0);
    const two = [
      aidClass("rural", ["dibao-rural", "out-of-poverty-dibao"], "all"),
      aidClass("urban", ["dibao-urban"], { yuan: 100 }),
    ];
    const quote = bookOf(pack({ classes: two })).quote(facts(held("dibao")));
    expect(quote).toMatchObject({ due: 40_000, unused: [{ category: "dibao" }] });
    expect(quote.missing).toContain("categories");
  });

  it("[M2] splits an aid among payers so that the parts sum exactly", () => {
    const classes = [
      {
        ...(aidClass("three", ["tekun"], { yuan: "100.01" }) as object),
        payers: [
          { payer: "province", share: "1/3" },
          { payer: "city", share: "1/3" },
          { payer: "county", share: "1/3" },
        ],
      },
    ];
    const [line] = bookOf(pack({ classes })).quote(facts(held("tekun"))).lines;
    expect(line?.aid.map((share) => share.amount)).toEqual([3333, 3333, 3335]);
    expect(line?.due).toBe(29_999);
  });
});
