import { householdOf, NEWCOMER, paidFor } from "../../local/demo/rows";
import type { RegisterRow } from "../../core/people";
import { startWorld, type Worker, type World } from "../../test/world";

const home = householdOf({ place: "130607100200", book: "M-1", division: "130607", year: 2023 });
const other = householdOf({ place: "130607100201", book: "M-2", division: "130607", year: 2023 });

/** A household in Mancheng, where all of a book enrol together (MC-03): one has paid, three have not. */
const book = {
  father: home("赵国强", "male", "1975-01-01", "户主", paidFor(2023)),
  mother: home("钱秀英", "female", "1976-02-02", "妻"),
  son: home("赵小军", "male", "2001-03-03", "子", NEWCOMER),
  daughter: home("赵小红", "female", "2003-04-04", "女", NEWCOMER),
};
const neighbour = other("孙大海", "male", "1960-05-05", "户主", { phone: "12031200001" });

let world: World;
let agent: Worker;
let town: Worker;

beforeEach(async () => {
  world = await startWorld("2022-11-10 09:00:00");
  await world.register([...Object.values(book), neighbour]);
  agent = await world.worker("w-agent", { role: "agent", place: "130607100200" });
  town = await world.worker("w-town", { role: "town", place: "130607100" });
});
afterEach(() => world.close());

const PLACE = "130607100200";
const idOf = async (row: RegisterRow, worker = town) =>
  (await worker.get("search", { documentNumber: row.document.number })).people[0]!.personId;
const namesIn = ({ people }: { people: { name: string }[] }) =>
  people.map(({ name }) => name).sort();

describe("people of a place", () => {
  test.each([
    ["all", ["赵国强", "赵小军", "赵小红", "钱秀英"]],
    ["unpaid", ["赵小军", "赵小红", "钱秀英"]],
    ["unregistered", ["赵小军", "赵小红"]],
    ["registered-unpaid", ["钱秀英"]],
    ["without-reason", ["赵小军", "赵小红"]],
    ["left-out", []],
  ] as const)("%s", async (show, names) => {
    const list = await agent.get("people", { place: PLACE, show });
    expect(namesIn(list)).toEqual([...names].sort());
    expect(list).toMatchObject({ total: names.length, next: null });
  });

  test("a place reaches to all under it, and no further than the role", async () => {
    expect((await town.get("people", { place: "130607100", show: "all" })).total).toBe(5);
    expect(await agent.refused("people", { place: "130607100", show: "all" })).toBe("not-allowed");
    expect(await agent.refused("people", { place: "130607100201", show: "all" })).toBe(
      "not-allowed",
    );
    expect(await town.refused("people", { place: "130607101", show: "all" })).toBe("not-allowed");
  });

  test("MC-14 who is paid for in full is not called on; why, the tax side does not see", async () => {
    const tekun = home("周五保", "male", "1950-01-01", "户主", {
      categories: [{ code: "tekun", department: "区民政局" }],
    });
    await world.register([tekun]);
    const standingFor = async (worker: Worker) =>
      (await worker.get("people", { place: PLACE, show: "unpaid" })).people.find(
        ({ name }) => name === "周五保",
      )?.standing;
    expect(await standingFor(agent)).toBe("已登记，不用个人缴费");
    const tax = await world.worker("w-tax", { role: "tax", place: "130607" });
    expect(await standingFor(tax)).toBe("已登记，待缴费");
  });

  test("who has died, moved away or was stopped is not called on", async () => {
    await world.rows(
      "update resident set left_on = '2022-11-01', left_why = 'death' where relation_to_head = '妻'",
    );
    await world.rows(
      "insert into enrolment (county, year, person_id, state, stopped_on) values ('130607', 2023, $1, 'unregistered', '2022-11-02')",
      [await idOf(book.son)],
    );
    const list = await agent.get("people", { place: PLACE, show: "unpaid" });
    expect(namesIn(list)).toEqual(["赵小红"]);
  });

  test("pages follow each other household by household, without a gap and without repeating anybody", async () => {
    const crowd = Array.from({ length: 130 }, (_, n) =>
      householdOf({ place: PLACE, book: `C-${n % 40}`, division: "130607", year: 2023 })(
        "李众",
        n % 2 ? "male" : "female",
        `19${60 + (n % 30)}-0${1 + (n % 9)}-1${n % 10}`,
        "户主",
        { serial: n % 5 },
      ),
    );
    await world.register(crowd);
    const { total } = await town.get("people", { place: "130607100", show: "all" });
    const seen: { personId: string; household: string }[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await town.get("people", {
        place: "130607100",
        show: "all",
        ...(cursor !== undefined && { cursor }),
      });
      expect(page.total).toBe(total);
      seen.push(...page.people);
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen.map(({ personId }) => personId)).size).toBe(total);
    const books = seen.map(({ household }) => household);
    const changes = books.filter((one, n) => one !== books[n - 1]).length;
    expect(changes).toBe(new Set(books).size);
    expect(await town.refused("people", { place: "130607100", show: "all", cursor: "x" })).toBe(
      "bad-request",
    );
  });
});

describe("MC-24 people away", () => {
  test("who is away is listed with how to reach them, in full; the list is on record once", async () => {
    const personId = await idOf(book.son);
    await agent.get("saveContact", {
      personId,
      kind: "wechat",
      value: "zhao-xiaojun",
      awayPlace: "东莞市",
    });
    await agent.get("saveContact", { personId, kind: "phone", value: "12031200077" });
    const list = await agent.get("away", { place: PLACE });
    expect(list.people).toMatchObject([
      {
        card: { name: "赵小军" },
        contacts: [
          { kind: "phone", value: "12031200077", awayPlace: null },
          { kind: "wechat", value: "zhao-xiaojun", awayPlace: "东莞市" },
        ],
      },
    ]);
    const traces = await world.rows("select detail from audit where action = 'look-at-away'");
    expect(traces).toEqual([{ detail: { place: PLACE, people: 1 } }]);
    const file = await agent.get("person", { personId });
    expect(file.contacts).toEqual([
      { kind: "电话", valueMasked: "120****0077", awayPlace: null },
      { kind: "微信", valueMasked: "z**********n", awayPlace: "东莞市" },
    ]);
  });

  test("a way is replaced by a new one of its kind and taken away by an empty one", async () => {
    const personId = await idOf(book.son);
    await agent.get("saveContact", { personId, kind: "qq", value: "10001" });
    await agent.get("saveContact", { personId, kind: "qq", value: "10002" });
    const { people } = await agent.get("away", { place: PLACE });
    expect(people[0]?.contacts).toMatchObject([{ kind: "qq", value: "10002" }]);
    await agent.get("saveContact", { personId, kind: "qq", value: "" });
    expect((await agent.get("away", { place: PLACE })).people).toEqual([]);
  });

  test("other villages, other roles and wrong numbers are refused", async () => {
    const personId = await idOf(neighbour);
    const way = { personId, kind: "phone", value: "12031200077" } as const;
    expect(await agent.refused("saveContact", way)).toBe("not-found");
    expect(await agent.refused("away", { place: "130607100201" })).toBe("not-allowed");
    const tax = await world.worker("w-tax", { role: "tax", place: "130607" });
    expect(await tax.refused("away", { place: PLACE })).toBe("not-allowed");
    expect(await town.refused("saveContact", { ...way, value: "0312-1" })).toBe("bad-request");
    expect((await world.counts())["contact_way"]).toBe(0);
  });
});

describe("MC-03 a household at the desk", () => {
  test("shows everybody of the book, and who is neither enrolled nor has a reason", async () => {
    const view = await agent.get("household", { personId: await idOf(book.mother) });
    expect(view.year).toBe(2023);
    expect(view.together?.cite).toBeTruthy();
    expect(view.complete).toBe(false);
    expect(
      view.people.map(({ name, standing, enrolled, open }) => [name, standing, enrolled, open]),
    ).toEqual([
      ["赵国强", "已缴费", true, false],
      ["钱秀英", "已登记，待缴费", true, false],
      ["赵小军", "没有登记", false, true],
      ["赵小红", "没有登记", false, true],
    ]);
  });

  test("a reason is written with who said it; soldiers and prisoners with the day of their return", async () => {
    const son = await idOf(book.son);
    const daughter = await idOf(book.daughter);
    expect(await agent.refused("sayLeftOut", { personId: son, year: 2023, reason: "army" })).toBe(
      "bad-request",
    );
    const view = await agent.get("sayLeftOut", {
      personId: son,
      year: 2023,
      reason: "army",
      until: "2023-09-01",
    });
    expect(view.people[2]).toMatchObject({
      open: false,
      leftOut: { reason: "army", until: "2023-09-01", text: "参军，预计2023年9月1日回来" },
    });
    const done = await agent.get("sayLeftOut", {
      personId: daughter,
      year: 2023,
      reason: "elsewhere",
      kind: "职工医保",
      where: "北京市",
    });
    expect(done.complete).toBe(true);
    expect(done.people[3]?.leftOut?.text).toContain("北京市");
    expect(await world.rows("select distinct stated_by from left_out")).toEqual([
      { stated_by: `staff:${agent.staffId}` },
    ]);
    expect(JSON.stringify(await world.rows("select l::text from left_out l"))).not.toContain(
      "北京",
    );
    const list = await agent.get("people", { place: PLACE, show: "left-out" });
    expect(namesIn(list)).toEqual(["赵小军", "赵小红"].sort());
    const back = await agent.get("sayLeftOut", { personId: son, year: 2023, reason: null });
    expect(back.people[2]).toMatchObject({ open: true, leftOut: null });
  });

  test("of somebody who takes part, and of another village, no reason is taken", async () => {
    const father = await idOf(book.father);
    expect(
      await agent.refused("sayLeftOut", { personId: father, year: 2023, reason: "death" }),
    ).toBe("stands-against");
    const personId = await idOf(neighbour);
    expect(await agent.refused("sayLeftOut", { personId, year: 2023, reason: "death" })).toBe(
      "not-found",
    );
    expect(await agent.refused("household", { personId })).toBe("not-found");
    expect((await world.counts())["left_out"]).toBe(0);
  });
});

describe("to-dos", () => {
  const kinds = async (worker = agent) =>
    (await worker.get("todos", {})).todos
      .map(({ kind, person }) => `${kind} ${person.name}`)
      .sort();

  test("MC-03 who has neither enrolment nor reason in a household that takes part", async () => {
    expect(await kinds()).toEqual(["without-reason 赵小军", "without-reason 赵小红"]);
  });

  test("MC-03 a soldier comes back as a to-do on the day, not on the day before", async () => {
    const personId = await idOf(book.son);
    await agent.get("sayLeftOut", { personId, year: 2023, reason: "army", until: "2022-12-01" });
    world.setNow("2022-11-30 23:59:59");
    expect(await kinds()).toEqual(["without-reason 赵小红"]);
    world.setNow("2022-12-01 00:00:00");
    expect(await kinds()).toEqual([
      "came-back 赵小军",
      "without-reason 赵小军",
      "without-reason 赵小红",
    ]);
    await world.rows(
      "insert into enrolment (county, year, person_id, state, registered) values ('130607', 2023, $1, 'registered', true)",
      [personId],
    );
    expect(await kinds()).toEqual(["without-reason 赵小红"]);
  });

  test("KP-15 a permit is told from sixty days before its end to its last day", async () => {
    await world.rows(
      `update resident set facts = facts || '{"residencePermit": {"until": "2023-01-20"}}' where relation_to_head = '户主' and place = $1`,
      [PLACE],
    );
    const told = async (now: string) => {
      world.setNow(now);
      return (await kinds()).filter((one) => one.startsWith("permit-ends"));
    };
    expect(await told("2022-11-20 09:00:00")).toEqual([]);
    expect(await told("2022-11-21 09:00:00")).toEqual(["permit-ends 赵国强"]);
    expect(await told("2023-01-20 09:00:00")).toEqual(["permit-ends 赵国强"]);
    expect(await told("2023-01-21 09:00:00")).toEqual([]);
  });

  test("a child known by the birth certificate alone, after ninety days", async () => {
    const baby = home("赵宝", "male", "2022-08-15", "孙", {
      document: { type: "birth-certificate", number: "U130123456" },
    });
    await world.register([baby]);
    const told = async (now: string) => {
      world.setNow(now);
      return (await kinds()).filter((one) => one.startsWith("no-number"));
    };
    expect(await told("2022-11-13 09:00:00")).toEqual([]);
    expect(await told("2022-11-14 09:00:00")).toEqual(["no-number 赵宝"]);
  });

  test("long lists come in pages, and only from the own places", async () => {
    const crowd = Array.from({ length: 90 }, (_, n) =>
      home(
        "李众",
        n % 2 ? "male" : "female",
        `19${60 + (n % 30)}-0${1 + (n % 9)}-1${n % 10}`,
        "亲属",
        {
          ...NEWCOMER,
          serial: n % 5,
        },
      ),
    );
    await world.register(crowd);
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 6; pages += 1) {
      const page = await agent.get("todos", cursor === undefined ? {} : { cursor });
      seen.push(...page.todos.map(({ person }) => person.personId));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toHaveLength(92);
    expect(new Set(seen).size).toBe(92);
    const elsewhere = await world.worker("w-else", { role: "agent", place: "130607100201" });
    expect(await kinds(elsewhere)).toEqual([]);
    expect(await elsewhere.refused("todos", { place: PLACE })).toBe("not-allowed");
  });
});
