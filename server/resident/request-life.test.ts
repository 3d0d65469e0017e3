import {
  baogou,
  bindFull,
  filingOf,
  freshKey,
  PICTURES,
  putUp,
  startWorld,
  strangerOf,
  type Phone,
  type Worker,
  type World,
} from "../../test/world";

let world: World;
let phone: Phone;
let agent: Worker;
let father: string;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
  father = await bindFull(world, phone, baogou.father);
  agent = await world.worker("o-agent", { role: "agent", place: "370481108200" });
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2021-11-15 09:00:00"));

let houses = 0;
/** A change of the father's address, filed. */
const change = async (note?: string) =>
  phone.get(
    "fileRequest",
    await filingOf(world, phone, {
      kind: "change",
      year: 2022,
      memberId: father,
      details: { changes: { address: `东村${(houses += 1)}号` }, ...(note && { note }) },
    }),
  );
const newcomer = async (birthDate: string) =>
  phone.get(
    "fileRequest",
    await filingOf(world, phone, {
      kind: "registration",
      year: 2022,
      place: "370481108200",
      details: { person: strangerOf("370481", birthDate), hukou: "local" },
    }),
  );
const inHand = async (requestId: string) => {
  const { version } = await agent.get("request", { requestId });
  return agent.get("take", { requestId, version });
};
const givenBack = async (requestId: string, reason = "照片看不清", materials: string[] = []) => {
  const { version } = await inHand(requestId);
  return agent.get("giveBack", { requestId, version, reason, materials });
};
const free = (requestId: string) => phone.ask("withdraw", { requestId });

describe("filed once", () => {
  test("the same key and data give the same request; the key with other data is refused", async () => {
    const filing = await filingOf(world, phone, {
      kind: "change",
      year: 2022,
      memberId: father,
      details: { changes: { address: "东村一号" } },
    });
    const first = await phone.get("fileRequest", filing);
    const before = await world.counts();
    expect((await phone.get("fileRequest", filing)).card.requestId).toBe(first.card.requestId);
    const other = { ...filing, details: { changes: { address: "东村二号" } } };
    expect(await phone.ask("fileRequest", other)).toMatchObject({
      error: { code: "bad-request", path: "requestKey" },
    });
    expect(await phone.refused("fileRequest", { ...other, requestKey: freshKey() })).toBe(
      "request-live",
    );
    expect(await world.counts()).toEqual(before);
    await free(first.card.requestId);
  });

  test("a call that was sent twice at once is filed once", async () => {
    const filing = await filingOf(world, phone, {
      kind: "registration",
      year: 2022,
      place: "370481108200",
      details: { person: strangerOf("370481", "1995-05-05"), hukou: "local" },
    });
    const answers = await Promise.all([1, 2, 3].map(() => phone.get("fileRequest", filing)));
    expect(new Set(answers.map(({ card }) => card.requestId)).size).toBe(1);
    await free(answers[0]?.card.requestId ?? "");
  });

  test("numbers of forms are county, year of filing and a serial", async () => {
    const [one, two] = [await newcomer("1996-06-06"), await newcomer("1996-06-07")];
    expect(one.card.number).toMatch(/^370481-2021-\d{7}$/);
    expect(Number(two.card.number.slice(-7))).toBeGreaterThan(Number(one.card.number.slice(-7)));
  });
});

describe("followed", () => {
  test("step by step, workers by their place and never by name; numbers masked", async () => {
    const { card, rows } = await newcomer("1997-07-07");
    expect(rows.find(({ label }) => label === "证件号码")?.value).toMatch(/^\d{3}\*+\w{2}$/);
    await givenBack(card.requestId, "请拍清楚", ["身份证"]);
    const view = await phone.get("request", { requestId: card.requestId });
    expect(view.steps.map(({ state, by }) => [state, by])).toEqual([
      ["submitted", "您"],
      ["in-hand", "鲍沟东村工作人员"],
      ["returned", "鲍沟东村工作人员"],
    ]);
    expect(view.steps.at(-1)?.text).toContain("请拍清楚");
    expect(JSON.stringify(view)).not.toContain("工作人员o-agent");
    expect(view).toMatchObject({ can: ["supplement", "withdraw"], asks: ["person", "hukou"] });
    expect(view.next).toContain("12月10日");
    const { notices } = await phone.get("home");
    expect(notices).toContainEqual(
      expect.objectContaining({
        id: card.requestId,
        text: expect.stringContaining("周新来的“参保登记”被退回") as string,
      }),
    );
    const { requests } = await phone.get("requests");
    expect(requests).toContainEqual(
      expect.objectContaining({ requestId: card.requestId, state: "returned" }),
    );
  });

  test("the clock of the same day: until midnight, and after five until the next (HR-10)", async () => {
    const day = await change();
    expect(day.card.dueAt).toBe("2021-11-16T00:00:00+08:00");
    await free(day.card.requestId);
    world.setNow("2021-11-15 17:00:01");
    const evening = await change();
    expect(evening.card.dueAt).toBe("2021-11-17T00:00:00+08:00");
    world.setNow("2021-11-17 00:00:00");
    expect((await phone.get("requests")).requests[0]).toMatchObject({ overdue: true });
    await free(evening.card.requestId);
  });

  test("nobody else sees it, follows it, or looks at its photos", async () => {
    const { card, materials } = await newcomer("1998-08-08");
    const { requestId } = card;
    const materialId = materials[0]?.materialId ?? "";
    const other = world.phone("o-other");
    for (const call of ["request", "withdraw", "form"] as const)
      expect(await other.refused(call, { requestId })).toBe("not-found");
    expect(await other.refused("photo", { requestId, materialId })).toBe("not-found");
    expect((await other.get("requests")).requests).toEqual([]);
    const { url } = await phone.get("photo", { requestId, materialId });
    expect(url).toContain("https://files.world/photos/2021-11/");
    expect(world.files.given.at(-1)).toMatchObject({ seconds: 60 });
  });

  test("the form has the data, the plan's consequences, and lines to sign", async () => {
    const { card } = await change();
    const form = await phone.get("form", { requestId: card.requestId });
    expect(form).toMatchObject({ number: card.number, sort: "change", year: 2022 });
    const text = JSON.stringify(form);
    expect(text).toContain(baogou.father.document.number);
    expect(form.sections.at(-1)?.rows.every(({ value }) => value === "")).toBe(true);
    expect(form.declarations.some(({ cite }) => cite !== "")).toBe(true);
    await free(card.requestId);
  });
});

describe("supplemented", () => {
  test("what is answered anew goes over what was filed, photos are added, the clock begins anew", async () => {
    const { card } = await newcomer("1999-09-09");
    const { requestId } = card;
    const returned = await givenBack(requestId);
    world.setNow("2021-11-16 10:00:00");
    const materials = await putUp(world, phone, ["身份证"], PICTURES.png);
    const view = await phone.get("supplement", {
      requestId,
      details: { hukouKind: "rural" },
      materials,
    });
    expect(view.card).toMatchObject({ state: "submitted", dueAt: "2021-11-17T00:00:00+08:00" });
    expect(view.rows).toContainEqual({ label: "户口性质", value: "农村" });
    expect(view.rows.find(({ label }) => label === "姓名")?.value).toBe("周新来");
    expect(view.materials).toHaveLength(2);
    const [row] = await world.rows<{ version: number; holder_id: string | null }>(
      "select version, holder_id from request where id = $1",
      [requestId],
    );
    expect(row).toEqual({ version: returned.version + 1, holder_id: null });
    expect(await phone.refused("supplement", { requestId, details: {}, materials: [] })).toBe(
      "changed-meanwhile",
    );
  });

  test("until its day is over, and not a second later", async () => {
    const { card } = await change();
    const { requestId } = card;
    await givenBack(requestId);
    const { dueAt } = (await phone.get("request", { requestId })).card;
    world.setNow(`${dueAt?.slice(0, 10)} 00:00:00`);
    expect(await phone.refused("supplement", { requestId, details: {}, materials: [] })).toBe(
      "too-late",
    );
    expect((await phone.get("request", { requestId })).can).toEqual(["withdraw"]);
    world.setNow("2021-11-18 09:00:00");
    expect(
      (await phone.get("supplement", { requestId, details: {}, materials: [] })).card.state,
    ).toBe("submitted");
    await free(requestId);
  });

  test("a photo that was found bad does not count any more", async () => {
    world.setNow("2021-11-22 09:00:00");
    const { card, materials } = await newcomer("2000-10-10");
    const { requestId } = card;
    const materialId = materials[0]?.materialId ?? "";
    const { version } = await inHand(requestId);
    await agent.get("judge", { requestId, materialId, verdict: "bad" });
    const seen = await agent.get("request", { requestId });
    expect(seen.version).toBeGreaterThanOrEqual(version);
    await agent.get("giveBack", {
      requestId,
      version: seen.version,
      reason: "看不清",
      materials: ["身份证"],
    });
    const anew = { requestId, details: {} };
    expect(await phone.refused("supplement", { ...anew, materials: [] })).toBe("materials-missing");
    const photos = await putUp(world, phone, ["身份证"]);
    expect((await phone.get("supplement", { ...anew, materials: photos })).card.state).toBe(
      "submitted",
    );
  });
});

describe("taken back", () => {
  test.each(["submitted", "in-hand", "returned"])("while it is %s", async (state) => {
    const { card } = await change();
    const { requestId } = card;
    if (state === "in-hand") await inHand(requestId);
    if (state === "returned") await givenBack(requestId);
    const view = await phone.get("withdraw", { requestId });
    expect(view.card).toMatchObject({ state: "withdrawn", dueAt: null });
    expect(view.can).toEqual([]);
    const trail = await world.rows(
      "select action from audit where subject = $1 and action like 'request-%' order by id",
      [requestId],
    );
    expect(trail).toEqual([{ action: "request-file" }, { action: "request-withdraw" }]);
    expect(await phone.refused("withdraw", { requestId })).toBe("request-over");
    expect(await phone.refused("supplement", { requestId, details: {}, materials: [] })).toBe(
      "request-over",
    );
  });

  test("what was withdrawn can be filed anew", async () => {
    const { card } = await change();
    await free(card.requestId);
    const again = await change();
    expect(again.card.requestId).not.toBe(card.requestId);
    await free(again.card.requestId);
  });

  test("in the moment in which a worker decides, one of the two comes first and the other is told", async () => {
    for (let round = 0; round < 6; round += 1) {
      world.setNow(`2021-11-${17 + round} 09:00:00`);
      const { card } = await change();
      const { requestId } = card;
      const { version } = await inHand(requestId);
      const decide = () => agent.ask("complete", { requestId, version, originalsSeen: true });
      const both =
        round % 2 === 0 ? [free(requestId), decide()] : [decide(), free(requestId)].reverse();
      const [back, done] = await Promise.all(both);
      const [row] = await world.rows<{ state: string }>("select state from request where id = $1", [
        requestId,
      ]);
      expect([back?.ok, done?.ok].filter(Boolean)).toHaveLength(1);
      expect(row?.state).toBe(back?.ok ? "withdrawn" : "completed");
      const lost = back?.ok ? done : back;
      expect(lost && !lost.ok && lost.error.code).toMatch(/^(request-over|changed-meanwhile)$/);
      const steps = await world.rows<{ n: string }>(
        "select count(*) as n from request_step where request_id = $1",
        [requestId],
      );
      expect(Number(steps[0]?.n)).toBe(3);
    }
  });
});
