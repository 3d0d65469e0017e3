import { baogou, startWorld, type Phone, type Worker, type World } from "../../test/world";

let world: World;
let agent: Worker;
let town: Worker;
let phone: Phone;
let memberId: string;
let personId: string;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  agent = await world.worker("w-agent", { role: "agent", place: "370481108200" });
  town = await world.worker("w-town", { role: "town", place: "370481108" });
  phone = world.phone("o-mother");
  memberId = await phone.bind(baogou.mother, { relation: "self" });
  personId = (await agent.get("search", { name: "李娟" })).people[0]!.personId;
});
afterEach(() => world.close());

const levelOf = async () =>
  (await phone.get("home", {})).members.map(({ binding }) => binding).join();

describe("confirming a binding face to face", () => {
  test("the code on the resident's own phone makes it full, once", async () => {
    const { code } = await phone.get("faceCode", { memberId });
    expect(await levelOf()).toBe("weak");
    expect(await agent.get("confirmBinding", { code, personId })).toEqual({});
    expect(await levelOf()).toBe("full");
    expect(await agent.refused("confirmBinding", { code, personId })).toBe("no-match");
    expect(
      await world.rows("select actor, person_id, book from audit where action = 'confirm-binding'"),
    ).toEqual([{ actor: `staff:${agent.staffId}`, person_id: personId, book: "370481" }]);
  });

  test("ten minutes, both sides", async () => {
    const first = await phone.get("faceCode", { memberId });
    world.passSeconds(600);
    expect(await agent.refused("confirmBinding", { code: first.code, personId })).toBe("no-match");
    const second = await phone.get("faceCode", { memberId });
    world.passSeconds(599);
    await agent.get("confirmBinding", { code: second.code, personId });
  });

  test("wrong codes run out, and a right one then waits too", async () => {
    const { code } = await phone.get("faceCode", { memberId });
    const wrong = code === "000000" ? "000001" : "000000";
    for (let tries = 0; tries < 5; tries += 1)
      expect(await agent.refused("confirmBinding", { code: wrong, personId })).toBe("no-match");
    expect(await agent.refused("confirmBinding", { code, personId })).toBe("too-many-tries");
    expect(await town.refused("confirmBinding", { code, personId })).toBe("too-many-tries");
    expect(await levelOf()).toBe("weak");
  });

  test("a code is for its own person, and for the people of the own places", async () => {
    const { code } = await phone.get("faceCode", { memberId });
    const father = (await agent.get("search", { documentNumber: baogou.father.document.number }))
      .people[0]!.personId;
    expect(await agent.refused("confirmBinding", { code, personId: father })).toBe("no-match");
    const other = await world.worker("w-other", { role: "agent", place: "370481108201" });
    expect(await other.refused("confirmBinding", { code, personId })).toBe("not-found");
    const auditor = await world.worker("w-audit", { role: "auditor", place: "370481" });
    expect(await auditor.refused("confirmBinding", { code, personId })).toBe("not-allowed");
    expect(await levelOf()).toBe("weak");
  });

  test("nobody confirms for the own family", async () => {
    const own = world.phone("w-agent");
    await own.bind(baogou.child);
    const { code } = await phone.get("faceCode", { memberId });
    expect(await agent.refused("confirmBinding", { code, personId })).toBe("own-family");
    await town.get("confirmBinding", { code, personId });
  });

  test("of two workers at once one confirms", async () => {
    const { code } = await phone.get("faceCode", { memberId });
    const both = await Promise.all(
      [agent, town].map((worker) => worker.ask("confirmBinding", { code, personId })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("ending a binding", () => {
  const bindingOf = async (worker: Worker) =>
    (await worker.get("person", { personId })).bindings[0]!;

  test("ends it with a reason; the account is told, and nothing says whose it was", async () => {
    const file = await town.get("person", { personId });
    expect(file.bindings).toMatchObject([{ relation: "本人", level: "weak" }]);
    expect(JSON.stringify(file)).not.toContain("o-mother");
    const { bindingId } = file.bindings[0]!;
    await town.get("endBinding", { bindingId, why: "本人说不是她的微信" });
    const home = await phone.get("home", {});
    expect(home.members).toEqual([]);
    expect(home.notices.map(({ text }) => text).join()).toContain("解除");
    expect((await town.get("person", { personId })).bindings).toEqual([]);
    expect(await world.rows("select ended_by from binding")).toEqual([{ ended_by: "staff" }]);
    expect(await world.rows("select person_id from audit where action = 'end-binding'")).toEqual([
      { person_id: personId },
    ]);
    expect(await town.refused("endBinding", { bindingId, why: "再来一次" })).toBe("not-found");
  });

  test("not by the village, another town, without a reason, or for the own family", async () => {
    const { bindingId } = await bindingOf(agent);
    const ask = { bindingId, why: "不是家里人" };
    expect(await agent.refused("endBinding", ask)).toBe("not-allowed");
    const other = await world.worker("w-other", { role: "town", place: "370481101" });
    expect(await other.refused("endBinding", ask)).toBe("not-found");
    expect(await town.refused("endBinding", { bindingId, why: " " })).toBe("bad-request");
    await world.phone("w-town").bind(baogou.father);
    expect(await town.refused("endBinding", ask)).toBe("own-family");
    expect(await world.rows("select 1 from binding where ended_at is not null")).toEqual([]);
  });
});
