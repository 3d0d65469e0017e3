import { householdOf } from "../../local/demo/rows";
import { startWorld, type Worker, type World } from "../../test/world";

const home = householdOf({ place: "130607100200", book: "M-1", division: "130607", year: 2023 });
const ordinary = home("赵国强", "male", "1975-01-01", "户主");
const poor = home("钱秀英", "female", "1976-02-02", "妻", {
  categories: [{ code: "margin-poverty", department: "区农业农村局" }],
});

let world: World;
let bureau: Worker;

beforeEach(async () => {
  world = await startWorld("2022-12-27 09:00:00");
  await world.register([ordinary, poor]);
  bureau = await world.worker("w-bureau", { role: "bureau", place: "130607" });
});
afterEach(() => world.close());

const extension = {
  place: "130607",
  year: 2023,
  kind: "extension",
  from: "2022-12-26",
  until: "2023-02-28",
  source: "省医保局〔2022〕某号文",
} as const;

describe("MC-10 an extension", () => {
  test("lets people pay after the window, with the document on record, until it is closed", async () => {
    const phone = world.phone("o-zhao");
    await phone.bind(ordinary);
    const outcome = async () => (await phone.get("home", {})).members[0]?.years[0]?.outcome;
    world.setNow("2023-01-05 09:00:00");
    expect(await outcome()).not.toBe("payable");
    await bureau.get("openWindow", extension);
    expect(await outcome()).toBe("payable");
    const { openings } = await bureau.get("openings", { place: "130607100", year: 2023 });
    expect(openings).toMatchObject([
      {
        kind: "extension",
        from: "2022-12-26",
        until: "2023-02-28",
        source: extension.source,
        ended: false,
      },
    ]);
    world.setNow("2023-02-25 09:00:00");
    expect(await outcome()).toBe("payable");
    world.setNow("2023-03-01 09:00:00");
    expect(await outcome()).not.toBe("payable");
    world.setNow("2023-02-20 09:00:00");
    await bureau.get("closeWindow", { openingId: openings[0]!.openingId, why: "省里提前结束" });
    expect(await outcome()).not.toBe("payable");
    expect((await bureau.get("openings", { place: "130607", year: 2023 })).openings[0]?.ended).toBe(
      true,
    );
    expect(
      await world.rows("select action, book from audit where action like '%-window' order by id"),
    ).toEqual([
      { action: "open-window", book: "130607" },
      { action: "close-window", book: "130607" },
    ]);
  });

  test("one of a kind is open at a time; after it was closed there can be another", async () => {
    const both = await Promise.all([1, 2].map(() => bureau.ask("openWindow", extension)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await bureau.refused("openWindow", extension)).toBe("stands-against");
    const { openings } = await bureau.get("openings", { place: "130607", year: 2023 });
    const { openingId } = openings[0]!;
    await bureau.get("closeWindow", { openingId, why: "日期写错" });
    expect(await bureau.refused("closeWindow", { openingId, why: "日期写错" })).toBe(
      "changed-meanwhile",
    );
    await bureau.get("openWindow", { ...extension, until: "2023-03-31" });
  });

  test.each([
    ["without an end", { until: undefined }, "bad-request"],
    ["that ends before it begins", { until: "2022-12-25" }, "bad-request"],
    ["that is over", { from: "2022-11-01", until: "2022-12-26" }, "bad-request"],
    ["on a day that does not exist", { until: "2023-02-30" }, "bad-request"],
    ["for a year without a plan", { year: 2040 }, "not-found"],
    ["in another county", { place: "370481" }, "not-allowed"],
  ])("%s is refused, and nothing is written", async (_, change, code) => {
    const { until, ...rest } = { ...extension, ...change };
    expect(
      await bureau.refused("openWindow", { ...rest, ...(until !== undefined && { until }) }),
    ).toBe(code);
    expect((await world.counts())["opening"]).toBe(0);
  });

  test("only the bureau opens and closes; a village sees what is open", async () => {
    await bureau.get("openWindow", extension);
    const town = await world.worker("w-town", { role: "town", place: "130607100" });
    expect(await town.refused("openWindow", extension)).toBe("not-allowed");
    const { openings } = await town.get("openings", { place: "130607100", year: 2023 });
    expect(openings).toHaveLength(1);
    const { openingId } = openings[0]!;
    expect(await town.refused("closeWindow", { openingId, why: "不要了" })).toBe("not-allowed");
    const other = await world.worker("w-other", { role: "bureau", place: "370481" });
    expect(await other.refused("closeWindow", { openingId, why: "不要了" })).toBe("not-allowed");
  });
});

describe("MC-14 the special window of a class", () => {
  test("opens for those who are subsidised in part, and for nobody else", async () => {
    const phone = world.phone("o-family");
    await phone.bind(ordinary);
    await phone.bind(poor);
    const outcomes = async () =>
      (await phone.get("home", {})).members.map(({ years }) => years[0]?.outcome);
    world.setNow("2023-01-05 09:00:00");
    const before = await outcomes();
    expect(before[1]).not.toBe("payable");
    await bureau.get("openWindow", {
      place: "130607",
      year: 2023,
      kind: "special",
      from: "2023-01-04",
      source: "区医保局通知：部分资助对象补缴",
    });
    expect(await outcomes()).toEqual([before[0], "payable"]);
  });
});
