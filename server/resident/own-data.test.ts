import {
  baogou,
  beijing,
  bindFull,
  elsewhere,
  filingOf,
  openOrderFor,
  orderFor,
  startWorld,
  type Phone,
  type World,
} from "../../test/world";
import { checkTrail } from "../audit";
import { tick } from "../clock";
import { SYSTEM } from "../db";
import { checkIntegrity } from "../integrity";

let world: World;
let phone: Phone;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register([...Object.values(baogou), ...Object.values(elsewhere)]);
  phone = world.phone("o-father");
});
afterEach(() => world.close());

async function pay(member: string): Promise<void> {
  const order = await openOrderFor(phone, [member]);
  world.wechat.pay(order.outTradeNo, world.services.now());
  await phone.get("orderStatus", { orderId: order.orderId });
}
const change = async (memberId: string) =>
  phone.get(
    "fileRequest",
    await filingOf(world, phone, {
      kind: "change",
      year: 2022,
      memberId,
      details: { changes: { phone: "13800138000", address: "西湾村8号" }, note: "换了手机" },
    }),
  );
const accounts = () =>
  world.rows<{ id: string; openid: string }>("select id, openid from account order by id");

describe("export", () => {
  test("tells everything about the caller and those fully bound, in words that anybody reads", async () => {
    const father = await bindFull(world, phone, baogou.father);
    await phone.bind(baogou.mother, { relation: "spouse" });
    await phone.get("consent", { answers: [{ template: "paid", answer: "accept" }] });
    await phone.get("declare", {
      memberId: father,
      year: 2022,
      answers: { hukouKind: "rural", returningMigrantWorker: true },
    });
    await pay(father);
    const filed = await change(father);
    const { text, fileName } = await phone.get("exportData");
    expect(fileName).toBe("医保个人资料-2021-11-15.txt");
    for (const piece of [
      baogou.father.document.number,
      "登记的手机号：12037040001",
      "绑定：张建军（本人，已确认身份",
      "绑定：李娟（配偶，没有确认身份",
      "返乡农民工是，户口性质农村",
      "2022年度（",
      "13800138000",
      "西湾村8号",
      "换了手机",
      filed.card.number,
      "320元",
      "还可收",
      "【谁查看或更改过 张建军 的资料】",
      "您：绑定家人",
    ])
      expect(text).toContain(piece);
    // Whoever is bound weakly could be anybody: nothing of them beyond the name that was typed.
    expect(text).not.toContain(baogou.mother.document.number);
    expect(text).not.toContain("12037040002");
    expect(text).not.toContain("个人资料 李娟");
    expect(text).not.toMatch(/undefined|null|\[object|[a-z]+-[a-z]+/);
    expect(await world.phone("o-else").get("exportData")).toMatchObject({
      text: expect.not.stringContaining("张建军") as string,
    });
  });
});

describe("deleting the account", () => {
  test("takes all that was only kept for it, and the same phone is a newcomer", async () => {
    const father = await bindFull(world, phone, baogou.father);
    const grandmother = await phone.bind(baogou.grandmother);
    await phone.get("consent", { answers: [{ template: "paid", answer: "accept" }] });
    await phone.get("declare", {
      memberId: father,
      year: 2022,
      answers: { hukouKind: "rural" },
    });
    await pay(grandmother);
    await tick(world.services);
    const { card } = await change(father);
    const { slots } = await phone.get("photoSlots", { count: 1 });
    world.files.put(slots[0]?.cloudPath ?? "", Buffer.from("x"));
    const { deleted, kept } = await phone.get("deleteAccount", { sure: true });
    expect(deleted.join()).toMatch(/家人绑定2个.*个人情况1项.*消息.*申请1份.*已撤回.*照片/s);
    expect(kept.join()).toMatch(/缴费记录和凭证1笔.*操作记录/s);

    const gone = (await accounts()).find((row) => row.openid.startsWith("gone:"));
    for (const table of ["binding", "declaration", "message_consent", "outbox"])
      expect(await world.rows(`select 1 from ${table} where account_id = $1`, [gone?.id])).toEqual(
        [],
      );
    const [request] = await world.rows("select state, body_sealed from request where id = $1", [
      card.requestId,
    ]);
    expect(request).toEqual({ state: "withdrawn", body_sealed: "" });

    world.passSeconds(601);
    await tick(world.services);
    expect([...world.files.kept.keys()]).toEqual([]);
    expect((await phone.get("home")).members).toEqual([]);
    expect((await phone.get("history")).orders).toEqual([]);
    expect((await phone.get("requests")).requests).toEqual([]);
    expect((await accounts()).filter((row) => row.openid === "o-father")).toHaveLength(1);
    await bindFull(world, phone, baogou.father);
    // Who paid is no longer known to the phone; that the year is paid is.
    const again = await phone.bind(baogou.grandmother);
    const { member } = await phone.get("member", { memberId: again });
    expect(member.years.find(({ year }) => year === 2022)?.state).toBe("paid");

    world.passSeconds(61);
    await tick(world.services);
    const trail = await world.db.run(SYSTEM, (tx) =>
      checkTrail(tx, world.services.vault, "370481"),
    );
    expect(trail).toMatchObject({ waiting: 0, fault: null });
    expect(await checkIntegrity(world.services)).toEqual([]);
  });

  test("leaves what was decided, and what others filed and are bound to", async () => {
    const father = await bindFull(world, phone, baogou.father);
    const other = world.phone("o-mother");
    await other.bind(baogou.father);
    const { card } = await change(father);
    const worker = await world.worker("o-town", { role: "town", place: "370481" });
    const { version } = await worker.get("request", { requestId: card.requestId });
    const taken = await worker.get("take", { requestId: card.requestId, version });
    await worker.get("complete", {
      requestId: card.requestId,
      version: taken.version,
      originalsSeen: true,
    });
    const { kept } = await phone.get("deleteAccount", { sure: true });
    expect(kept.join()).toContain("已办结的申请1份");
    const [request] = await world.rows<{ state: string; body_sealed: string }>(
      "select state, body_sealed from request",
    );
    expect(request).toMatchObject({
      state: "completed",
      body_sealed: expect.stringMatching(/^k1\./) as string,
    });
    expect((await other.get("home")).members).toHaveLength(1);
    expect(await checkIntegrity(world.services)).toEqual([]);
  });

  test("is refused while an order is live or money is held, and then nothing has changed", async () => {
    const father = await phone.bind(baogou.father);
    const order = await orderFor(phone, [father]);
    const before = await world.counts();
    expect(await phone.refused("deleteAccount", { sure: true })).toBe("not-allowed");
    expect(await world.counts()).toEqual(before);
    await phone.get("cancel", { orderId: order.orderId });
    const late = await openOrderFor(phone, [father]);
    world.wechat.pay(late.outTradeNo, beijing("2022-03-01 09:00:00"));
    world.setNow("2022-03-01 09:01:00");
    await tick(world.services);
    expect(await world.rows("select 1 from pay_order where state = 'held'")).toHaveLength(1);
    expect(await phone.refused("deleteAccount", { sure: true })).toBe("not-allowed");
    expect((await phone.get("home")).members).toHaveLength(1);
  });

  test("is no way to guess on, nor out of a worker's duty", async () => {
    await phone.refused("bind", {
      name: "不是他",
      documentType: "resident-id",
      documentNumber: baogou.father.document.number,
      relation: "self",
    });
    expect(await phone.refused("deleteAccount", { sure: true })).toBe("too-many-tries");
    world.setNow("2021-11-16 09:01:00");
    await world.worker("o-father", { role: "agent", place: "370481108200" });
    expect(await phone.refused("deleteAccount", { sure: true })).toBe("not-allowed");
  });

  test("at the same moment as another call, leaves nothing behind that belongs to nobody", async () => {
    await phone.bind(baogou.father);
    const answers = await Promise.all([
      phone.ask("bind", {
        name: baogou.mother.name,
        documentType: "resident-id",
        documentNumber: baogou.mother.document.number,
        relation: "spouse",
      }),
      phone.ask("deleteAccount", { sure: true }),
      phone.ask("deleteAccount", { sure: true }),
    ]);
    expect(answers.slice(1).every(({ ok }) => ok)).toBe(true);
    expect(
      await world.rows(
        "select 1 from binding b join account a on a.id = b.account_id where a.openid like 'gone:%'",
      ),
    ).toEqual([]);
  });

  test("where the storage is silent, photos are taken down later", async () => {
    await phone.get("photoSlots", { count: 1 });
    const [slot] = await world.rows<{ cloud_path: string }>("select cloud_path from photo_slot");
    const file = world.files.put(slot?.cloud_path ?? "", Buffer.from("x"));
    await phone.get("deleteAccount", { sure: true });
    jest.spyOn(process.stderr, "write").mockReturnValue(true);
    world.files.silent = true;
    await tick(world.services);
    expect(world.files.kept.has(file)).toBe(true);
    world.files.silent = false;
    world.passSeconds(601);
    await tick(world.services);
    expect(world.files.kept.has(file)).toBe(false);
    expect(await world.rows("select 1 from photo_slot")).toEqual([]);
  });
});

describe("photos", () => {
  test("stay until thirty days after the end of the request, and what was never used one day", async () => {
    const member = await bindFull(world, phone, elsewhere.kaiping);
    world.setNow("2022-03-01 09:00:00");
    const filing = await filingOf(world, phone, {
      kind: "midyear",
      year: 2022,
      memberId: member,
      event: { kind: "discharged-soldier", on: "2022-02-20" },
    });
    expect(filing.materials.length).toBeGreaterThan(0);
    const { card } = await phone.get("fileRequest", filing);
    const { slots } = await phone.get("photoSlots", { count: 1 });
    const unused = world.files.put(slots[0]?.cloudPath ?? "", Buffer.from("x"));
    const photos = filing.materials.length;
    world.setNow("2022-03-03 09:00:00");
    await tick(world.services);
    expect(world.files.kept.has(unused)).toBe(false);
    expect(world.files.kept.size).toBe(photos);
    await phone.get("withdraw", { requestId: card.requestId });
    world.setNow("2022-04-02 08:00:00");
    await tick(world.services);
    expect(world.files.kept.size).toBe(photos);
    world.setNow("2022-04-02 10:00:00");
    await tick(world.services);
    expect(world.files.kept.size).toBe(0);
    const { materials } = await phone.get("request", { requestId: card.requestId });
    expect(materials.every(({ gone }) => gone)).toBe(true);
    expect(await checkIntegrity(world.services)).toEqual([]);
  });
});
