import { baogou, bindFull, confirmBy, elsewhere, startWorld, type World } from "../../test/world";

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register([...Object.values(baogou), ...Object.values(elsewhere)]);
});
afterAll(() => world.close());

const findings = () =>
  world.rows<{ id: string; place: string; state: string; why: string; note_sealed: string | null }>(
    "select id, place, state, detail ->> 'why' as why, note_sealed from finding where kind = 'two-claims' order by id",
  );
const open = async () => (await findings()).filter(({ state }) => state === "open");
const close = () =>
  world.rows("update finding set state = 'closed', closed_at = now() where state = 'open'");

describe("two accounts say they are one person", () => {
  test("the desk of the place is told once, and so are both; neither binding ends", async () => {
    const [first, second] = [world.phone("o-first"), world.phone("o-second")];
    await bindFull(world, first, baogou.father);
    expect(await findings()).toEqual([]);
    const later = await second.bind(baogou.father, { relation: "self" });
    expect(await findings()).toMatchObject([
      { place: "370481108200", state: "open", why: "bind", note_sealed: null },
    ]);
    world.passSeconds(60);
    for (const phone of [first, second]) {
      const { notices, members } = await phone.get("home");
      expect(members).toHaveLength(1);
      expect(notices.map(({ text }) => text)).toEqual([
        expect.stringContaining("另一个微信和您都说自己是张建军本人"),
      ]);
    }
    await confirmBy(world, second, later, baogou.father);
    expect(await findings()).toHaveLength(1);
  });

  test("settled, and then one of them becomes full beside the other: it is found anew", async () => {
    await close();
    const [one, two] = [world.phone("o-one"), world.phone("o-two")];
    await bindFull(world, one, baogou.mother);
    const weak = await two.bind(baogou.mother, { relation: "self" });
    await close();
    await confirmBy(world, two, weak, baogou.mother);
    expect(await open()).toMatchObject([{ why: "confirm" }]);
    await two.get("unbind", { memberId: weak });
    expect((await one.get("home")).notices).toEqual([
      expect.objectContaining({ text: expect.stringContaining("有另一个微信绑定了") as string }),
    ]);
  });

  test("a guardian, a spouse and a child's other parent are no second claim", async () => {
    await close();
    const before = (await findings()).length;
    const [husband, wife] = [world.phone("o-husband"), world.phone("o-wife")];
    await bindFull(world, husband, elsewhere.huarong);
    await bindFull(world, wife, elsewhere.huarong, "spouse");
    expect(await findings()).toHaveLength(before);
  });
});

describe("dispute", () => {
  test("says that another account has no business with a person; the words are sealed", async () => {
    await close();
    const [own, other] = [world.phone("o-own"), world.phone("o-nosy")];
    const memberId = await bindFull(world, own, elsewhere.luyang);
    await other.bind(elsewhere.luyang);
    await own.get("dispute", { memberId, note: "我不认识这个人" });
    const [found] = await open();
    expect(found).toMatchObject({ place: "340103200201", why: "dispute" });
    expect(found?.note_sealed).toBeTruthy();
    expect(found?.note_sealed).not.toContain("不认识");
    await own.get("dispute", { memberId });
    expect(await open()).toHaveLength(1);
  });

  test("where nobody else is bound there is nothing to find, and the answer is the same", async () => {
    await close();
    const before = (await findings()).length;
    const alone = world.phone("o-alone");
    const memberId = await alone.bind(elsewhere.kaiping);
    expect(await alone.get("dispute", { memberId })).toEqual({});
    expect(await findings()).toHaveLength(before);
  });
});

describe("the code to show", () => {
  test("six digits for ten minutes, of which only the hash is kept; a new one ends the one before", async () => {
    const phone = world.phone("o-face");
    const memberId = await phone.bind(elsewhere.mancheng);
    const first = await phone.get("faceCode", { memberId });
    expect(first.code).toMatch(/^\d{6}$/);
    const rows = await world.rows<{ code_hash: string; until: string; used_at: Date | null }>(
      "select code_hash, to_char(expires_at at time zone 'Asia/Shanghai', 'HH24:MI') as until, used_at from face_code where binding_id = $1",
      [memberId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.until).toBe(first.expiresAt.slice(11, 16));
    expect(rows[0]?.code_hash).not.toContain(first.code);
    await phone.get("faceCode", { memberId });
    const again = await world.rows<{ code_hash: string }>("select code_hash from face_code");
    expect(again).toHaveLength(1);
    expect(again[0]?.code_hash).not.toBe(rows[0]?.code_hash);
    expect(await world.phone("o-nobody").refused("faceCode", { memberId })).toBe("not-bound");
  });

  test("a worker who sees the card makes the binding full by it, once", async () => {
    const phone = world.phone("o-elder");
    const memberId = await phone.bind(baogou.grandfather, { relation: "self" });
    const agent = await world.worker("o-agent", { role: "agent", place: "370481108200" });
    const [person] = await world.rows<{ person_id: string }>(
      "select person_id from binding where id = $1",
      [memberId],
    );
    const personId = person?.person_id ?? "";
    const { code } = await phone.get("faceCode", { memberId });
    world.passSeconds(10 * 60);
    expect(await agent.refused("confirmBinding", { code, personId })).not.toBe("no failure");
    const fresh = await phone.get("faceCode", { memberId });
    await agent.get("confirmBinding", { code: fresh.code, personId });
    const { members } = await phone.get("home");
    expect(members[0]).toMatchObject({ binding: "full" });
    expect(await agent.refused("confirmBinding", { code: fresh.code, personId })).not.toBe(
      "no failure",
    );
  });
});
