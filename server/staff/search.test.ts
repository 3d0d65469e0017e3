import { householdOf } from "../../local/demo/rows";
import { baogou, startWorld, type Worker, type World } from "../../test/world";

const west = householdOf({ place: "370481108200", book: "W-1", division: "370481", year: 2022 });
const town = householdOf({ place: "370481101", book: "T-1", division: "370481", year: 2022 });
const kaiping = householdOf({ place: "440783106221", book: "K-1", division: "440783", year: 2022 });

const people = {
  ...baogou,
  namesake: west("张建军", "male", "1990-01-01", "户主"),
  townsman: town("周卫国", "male", "1970-05-05", "户主", {
    phone: "12037040009",
    categories: [
      { code: "disabled-1-2", department: "市残联" },
      { code: "dibao", department: "市民政局" },
    ],
  }),
  stranger: kaiping("陈阿妹", "female", "1980-08-08", "户主"),
};

let world: World;
let agent: Worker;
let clerk: Worker;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(people));
  agent = await world.worker("w-agent", { role: "agent", place: "370481108200" });
  clerk = await world.worker("w-town", { role: "town", place: "370481108" });
});
afterEach(() => world.close());

const numberOf = (row: { document: { number: string } }) => ({
  documentNumber: row.document.number,
});
const namesOf = ({ people: found }: { people: { name: string }[] }) =>
  found.map(({ name }) => name);
const lines = (action: string) =>
  world.rows<{ person_id: string | null; actor: string; book: string; detail: unknown }>(
    "select person_id, actor, book, detail from audit where action = $1 order by id",
    [action],
  );

describe("search", () => {
  test("finds people of the own places by name, in every spelling, and by number", async () => {
    const found = await agent.get("search", { name: " 张 建军 " });
    expect(namesOf(found)).toEqual(["张建军", "张建军"]);
    expect(found.people[0]).toMatchObject({
      place: { code: "370481108200" },
      standing: "已登记，待缴费",
      year: 2022,
    });
    expect(JSON.stringify(found)).not.toContain(people.father.document.number);
    const one = await agent.get("search", numberOf(people.father));
    expect(namesOf(one)).toEqual(["张建军"]);
    expect(one.beyond).toBe(false);
  });

  test("beyond the own places, name or number alone finds nobody, whoever asks", async () => {
    for (const worker of [agent, clerk]) {
      expect(namesOf(await worker.get("search", { name: "周卫国" }))).toEqual([]);
      expect(namesOf(await worker.get("search", numberOf(people.townsman)))).toEqual([]);
    }
  });

  test("KP-25 who serves the county finds somebody of another town by both together, on record; a village does not", async () => {
    const both = { name: "周卫国", ...numberOf(people.townsman) };
    expect(namesOf(await agent.get("search", both))).toEqual([]);
    const found = await clerk.get("search", both);
    expect(found.beyond).toBe(true);
    expect(namesOf(found)).toEqual(["周卫国"]);
    expect(await lines("search-beyond")).toMatchObject([
      { person_id: found.people[0]?.personId, actor: `staff:${clerk.staffId}`, book: "370481" },
    ]);
  });

  test("another county stays closed to both together", async () => {
    const found = await clerk.get("search", { name: "陈阿妹", ...numberOf(people.stranger) });
    expect(found).toEqual({ people: [], beyond: false });
  });

  test("which part was wrong is not said, and tries run out", async () => {
    const wrong = { name: "周为国", ...numberOf(people.townsman) };
    const nobody = { name: "周卫国", ...numberOf({ document: { number: "370481197005059999" } }) };
    const answer = await clerk.get("search", wrong);
    expect(answer).toEqual({ people: [], beyond: false });
    expect(await clerk.get("search", nobody)).toEqual(answer);
    for (let tries = 1; tries < 10; tries += 1) await clerk.get("search", wrong);
    expect(await clerk.refused("search", wrong)).toBe("too-many-tries");
    const right = { name: "周卫国", ...numberOf(people.townsman) };
    expect(await clerk.refused("search", right)).toBe("too-many-tries");
    world.passSeconds(86_401);
    expect((await clerk.get("search", right)).beyond).toBe(true);
  });

  test("a department finds its own lists, a tax office its place, an auditor the county", async () => {
    const disabled = await world.worker("w-dep", {
      role: "department",
      place: "370481",
      department: "市残联",
    });
    expect(namesOf(await disabled.get("search", { name: "周卫国" }))).toEqual(["周卫国"]);
    expect(namesOf(await disabled.get("search", { name: "李娟" }))).toEqual([]);
    const tax = await world.worker("w-tax", { role: "tax", place: "370481108" });
    expect(namesOf(await tax.get("search", { name: "李娟" }))).toEqual(["李娟"]);
    expect(namesOf(await tax.get("search", { name: "周卫国" }))).toEqual([]);
    const auditor = await world.worker("w-audit", { role: "auditor", place: "370481" });
    expect(namesOf(await auditor.get("search", { name: "周卫国" }))).toEqual(["周卫国"]);
  });

  test("neither name nor number is no search", async () => {
    expect(await agent.refused("search", {})).toBe("bad-request");
  });
});

describe("a person's file", () => {
  const idOf = async (worker: Worker, name: string) =>
    (await worker.get("search", { name })).people[0]!.personId;

  test("is shown with masked numbers; the look is on record with whom it was about", async () => {
    const personId = await idOf(agent, "李娟");
    const file = await agent.get("person", { personId });
    expect(file).toMatchObject({
      card: { name: "李娟", household: "T-1", relationToHead: "妻" },
      phoneMasked: "120****0002",
      leftOut: null,
    });
    expect(file.facts).toContainEqual({ label: "户籍", value: "在本地" });
    expect(file.years.map(({ year, state }) => `${year} ${state}`)).toEqual([
      "2022 已登记，待缴费",
      "2021 已缴费",
    ]);
    expect(file.can).toEqual(expect.arrayContaining(["reveal", "household"]));
    expect(file.can).not.toContain("endBinding");
    expect(JSON.stringify(file)).not.toContain(people.mother.document.number);
    expect(await lines("look")).toMatchObject([
      { person_id: personId, actor: `staff:${agent.staffId}`, book: "370481" },
    ]);
  });

  test("of another village, another county or nobody is not there", async () => {
    const other = await world.worker("w-other", { role: "agent", place: "370481108201" });
    const far = await world.worker("w-far", { role: "bureau", place: "440783" });
    const personId = await idOf(agent, "李娟");
    for (const worker of [other, far])
      expect(await worker.refused("person", { personId })).toBe("not-found");
    expect(await agent.refused("person", { personId: "01ARZ3NDEKTSV4RRFFQ69G5FAV" })).toBe(
      "not-found",
    );
    expect(await lines("look")).toEqual([]);
  });

  test("KP-25 beyond the own places needs the full number again, and shows no contacts or bindings", async () => {
    const both = { name: "周卫国", ...numberOf(people.townsman) };
    const personId = (await clerk.get("search", both)).people[0]!.personId;
    expect(await clerk.refused("person", { personId })).toBe("not-found");
    expect(await clerk.refused("person", { personId, ...numberOf(people.father) })).toBe(
      "not-found",
    );
    const file = await clerk.get("person", { personId, ...numberOf(people.townsman) });
    expect(file).toMatchObject({ bindings: [], contacts: [], can: ["counterFile"] });
    expect(file.classes).toHaveLength(2);
    expect(await clerk.refused("reveal", { personId, why: "电话核实" })).toBe("not-found");
  });

  test("is narrowed: tax and school see no classes, a department only its own", async () => {
    const personId = await idOf(
      await world.worker("w-b", { role: "bureau", place: "370481" }),
      "周卫国",
    );
    const tax = await world.worker("w-tax", { role: "tax", place: "370481" });
    const seen = await tax.get("person", { personId });
    expect(seen).toMatchObject({ classes: [], facts: [], contacts: [], bindings: [], can: [] });
    expect(seen.years).not.toEqual([]);
    const disabled = await world.worker("w-dep", {
      role: "department",
      place: "370481",
      department: "市残联",
    });
    const listed = await disabled.get("person", { personId });
    expect(listed.classes.map(({ department }) => department)).toEqual(["市残联"]);
    expect(listed).toMatchObject({ phoneMasked: null, facts: [], requests: [] });
    expect(listed.card.household).toBe("");
    const auditor = await world.worker("w-audit", { role: "auditor", place: "370481" });
    const audited = await auditor.get("person", { personId });
    expect(audited.classes).toHaveLength(2);
    expect(audited).toMatchObject({ contacts: [], bindings: [], can: [] });
  });

  test("a school's contact sees pupils without classes, and nobody else", async () => {
    const personId = await idOf(agent, "张浩然");
    await world.rows(
      `insert into school_member (county, school, person_id, class_name, stage, listed_at)
       values ('370481', '370481Z21', $1, '三（1）班', 'school', now())`,
      [personId],
    );
    const school = await world.worker("w-school", { role: "school", place: "370481Z21" });
    const pupil = await school.get("person", { personId });
    expect(pupil).toMatchObject({ classes: [], phoneMasked: null, can: [] });
    expect(pupil.card.household).toBe("");
    expect(await school.refused("person", { personId: await idOf(agent, "李娟") })).toBe(
      "not-found",
    );
  });

  test("in full it is shown for a reason, which goes on record sealed", async () => {
    const personId = await idOf(agent, "李娟");
    expect(await agent.refused("reveal", { personId, why: "  " })).toBe("bad-request");
    expect(await agent.get("reveal", { personId, why: "上门核对身份证" })).toEqual({
      documentNumber: people.mother.document.number,
      phone: "12037040002",
    });
    expect(await lines("reveal")).toMatchObject([{ person_id: personId }]);
    const text = JSON.stringify(await world.rows("select a::text from audit a"));
    expect(text).not.toContain("上门核对");
    expect(text).not.toContain(people.mother.document.number);
  });

  test("a former document still finds the person and is told masked", async () => {
    const personId = await idOf(agent, "张浩然");
    const { vault } = world.services;
    const hash = vault.lookup("birth-certificate", "S370012345");
    await world.rows(
      `insert into person_document (lookup_hash, person_id, document_type, number_sealed, ended_at)
       values ($1, $2, 'birth-certificate', $3, now())`,
      [hash, personId, vault.seal("S370012345", `document:${hash}:number`)],
    );
    const found = await agent.get("search", {
      documentType: "birth-certificate",
      documentNumber: "S370012345",
    });
    expect(namesOf(found)).toEqual(["张浩然"]);
    const { facts } = await agent.get("person", { personId });
    expect(facts).toContainEqual({ label: "曾用证件", value: "出生医学证明 S37*****45" });
  });
});
