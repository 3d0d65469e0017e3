import type { RequestDetails } from "../../core/contracts";
import { householdOf, inventedId, paidFor } from "../../local/demo/rows";
import { checkIntegrity } from "../integrity";
import {
  bindInFull,
  completedBy,
  file,
  openOrderFor,
  startWorld,
  takenBy,
  type Phone,
  type Worker,
  type World,
} from "../../test/world";

/** Changes, stops, corrections and refunds, at Kaiping, where the plan has a day for each. */

const VILLAGE = "440783106221";
const OTHER_VILLAGE = "440783109221";
const YEAR = 2022;
const home = householdOf({ place: VILLAGE, book: "K-1", division: "440783", year: YEAR });
const row = (name: string, birthDate: string, n: number, details = {}) =>
  home(name, "male", birthDate, "户主", {
    phone: `120370500${String(n).padStart(2, "0")}`,
    ...details,
  });

const people = {
  changer: row("关改号", "1980-01-01", 1),
  stopper: row("关停保", "1980-01-02", 2),
  payer: row("关在缴", "1980-01-03", 3),
  wrong: row("关写错", "1980-01-04", 4),
  owner: row("关真主", "1980-01-05", 5),
  insured: row("关退费", "1980-01-06", 6),
  elsewhere: row("关别缴", "1980-01-07", 7, paidFor(YEAR)),
  mover: row("关外迁", "1980-01-08", 8),
};

let world: World;
let town: Worker;
let agent: Worker;

beforeAll(async () => {
  world = await startWorld("2021-11-10 09:00:00");
  await world.register(Object.values(people));
  town = await world.worker("o-town", { role: "town", place: "440783106" });
  agent = await world.worker("o-agent", { role: "agent", place: VILLAGE });
});
afterAll(async () => {
  expect(await checkIntegrity(world.services)).toEqual([]);
  await world.close();
});

async function ofOwn(who: keyof typeof people): Promise<{ phone: Phone; memberId: string }> {
  const phone = world.phone(`o-${who}`);
  const members = (await phone.get("home")).members;
  const memberId = members[0]?.memberId ?? (await bindInFull(world, phone, people[who]));
  return { phone, memberId };
}

const MATERIALS = [
  "登记表（附件1）",
  "身份证",
  "户口簿",
  "和变更有关的材料",
  "写明停保原因的登记表（附件1）",
];

async function filed(
  who: keyof typeof people,
  kind: "change" | "stop" | "correction" | "refund",
  details: RequestDetails,
): Promise<string> {
  const { phone, memberId } = await ofOwn(who);
  const { card } = await file(world, phone, {
    kind,
    memberId,
    year: YEAR,
    details,
    photos: MATERIALS,
  });
  return card.requestId;
}

const lastTrace = () =>
  world.rows<{ action: string; commitment: string | null }>(
    "select action, commitment from audit order by id desc limit 1",
  );

describe("a change", () => {
  test("writes just what was asked, and keeps what stood there sealed", async () => {
    const requestId = await filed("changer", "change", {
      changes: { phone: "12037059999", place: OTHER_VILLAGE, household: "K-77" },
    });
    const done = await completedBy(town, requestId);
    expect(done.card.state).toBe("completed");
    const { phone, memberId } = await ofOwn("changer");
    expect((await phone.get("member", { memberId, year: YEAR })).member.place.code).toBe(
      OTHER_VILLAGE,
    );
    expect(
      await world.rows(
        "select place, household, relation_to_head from resident where household = 'K-77'",
      ),
    ).toEqual([{ place: OTHER_VILLAGE, household: "K-77", relation_to_head: "户主" }]);
    expect(await lastTrace()).toEqual([
      { action: "complete", commitment: expect.any(String) as string },
    ]);
    // The new phone confirms, the old one does not any more.
    const friend = world.phone("o-friend");
    const bound = await friend.bind(people.changer);
    world.wechat.phonesByCode.set("new", "12037059999").set("old", people.changer.phone ?? "");
    expect(await friend.refused("confirm", { memberId: bound, phoneCode: "old" })).toBe("no-match");
    await friend.get("confirm", { memberId: bound, phoneCode: "new" });
  });

  test("to another county stops here; there they register anew", async () => {
    const requestId = await filed("mover", "change", { changes: { place: "370481108200" } });
    await completedBy(town, requestId);
    expect(
      await world.rows(
        `select r.left_why, e.stop_reason from resident r
         join enrolment e on e.county = r.county and e.person_id = r.person_id and e.year = $1
         where r.left_on is not null`,
        [YEAR],
      ),
    ).toEqual([{ left_why: "moved-out", stop_reason: "moved-out" }]);
  });
});

describe("a stop", () => {
  test("ends the year, which is not billed any more; registering anew lifts it", async () => {
    const requestId = await filed("stopper", "stop", { stopReason: "elsewhere" });
    expect(await agent.refused("take", { requestId, version: 1 })).toBe("not-allowed");
    await completedBy(town, requestId);
    const { phone, memberId } = await ofOwn("stopper");
    const stopped = await phone.get("member", { memberId, year: YEAR });
    expect(stopped.member.years.find(({ year }) => year === YEAR)?.headline).toBe("已停保");
    const basket = await phone.get("quote", { items: [{ memberId, year: YEAR }] });
    expect(basket.lines[0]?.payable).toBeNull();
    expect(await world.rows("select reason, stated_by from left_out")).toEqual([
      { reason: "elsewhere", stated_by: `request:${requestId}` },
    ]);

    const { card } = await file(world, phone, {
      kind: "registration",
      memberId,
      year: YEAR,
      details: {},
    });
    await completedBy(town, card.requestId);
    const again = await phone.get("quote", { items: [{ memberId, year: YEAR }] });
    expect(again.lines[0]?.payable).toBe(37_600);
    expect(await world.rows("select 1 from left_out")).toEqual([]);
  });

  test("waits until what is being paid is paid or cancelled", async () => {
    const { phone, memberId } = await ofOwn("payer");
    const order = await openOrderFor(phone, [memberId], YEAR);
    const requestId = await filed("payer", "stop", { stopReason: "own-wish" });
    const { version } = await takenBy(town, requestId);
    const before = await world.counts();
    const answer = await town.ask("complete", { requestId, version, originalsSeen: true });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "stands-against", todo: expect.stringContaining("先付完或取消") as string },
    });
    expect(await world.counts()).toEqual(before);
    await phone.get("cancel", { orderId: order.orderId });
    await town.get("complete", { requestId, version, originalsSeen: true });
    const { lines } = await phone.get("quote", { items: [{ memberId, year: YEAR }] });
    expect(lines[0]?.payable).toBeNull();
  });
});

describe("a correction", () => {
  const right = inventedId("440783", "1980-01-04", "male", 2);

  test("frees the wrong number for whom it belongs to", async () => {
    const wrongNumber = people.wrong.document.number;
    const requestId = await filed("wrong", "correction", {
      person: { name: "关写对", documentType: "resident-id", documentNumber: right },
    });
    await completedBy(agent, requestId);
    const { phone } = await ofOwn("wrong");
    expect((await phone.get("home")).members[0]).toMatchObject({
      name: "关写对",
      documentMasked: `440*************${right.slice(-2)}`,
    });
    const stranger = world.phone("o-stranger");
    const { card } = await file(world, stranger, {
      kind: "registration",
      place: VILLAGE,
      year: YEAR,
      details: {
        person: { name: "关另人", documentType: "resident-id", documentNumber: wrongNumber },
        hukou: "local",
      },
      photos: [...MATERIALS, "扣费银行账户", "三方协议书"],
    });
    await completedBy(agent, card.requestId);
    expect((await stranger.get("home")).members).toMatchObject([{ name: "关另人" }]);
  });

  test("to a number that somebody else has is refused", async () => {
    const requestId = await filed("wrong", "correction", {
      person: {
        name: "关写对",
        documentType: "resident-id",
        documentNumber: people.owner.document.number,
      },
    });
    const { version } = await takenBy(agent, requestId);
    const before = await world.counts();
    expect(await agent.refused("complete", { requestId, version, originalsSeen: true })).toBe(
      "number-taken",
    );
    expect(await world.counts()).toEqual(before);
  });
});

describe("a refund", () => {
  test("gives back what was paid before the year begins, with amount and clause, and never touches the ledger", async () => {
    const { phone, memberId } = await ofOwn("insured");
    const order = await openOrderFor(phone, [memberId], YEAR);
    world.wechat.pay(order.outTradeNo, world.services.now());
    await phone.get("orderStatus", { orderId: order.orderId });
    const requestId = await filed("insured", "refund", { refundReason: "death" });
    const ledger = await world.rows("select * from ledger_posting");
    const taken = await takenBy(town, requestId);
    expect(taken.willDo.join()).toContain("376");
    const { version } = taken;
    await town.get("complete", { requestId, version, originalsSeen: true });
    expect((await phone.get("request", { requestId })).outcome).toMatchObject({
      refundFen: 37_600,
      text: expect.stringContaining("376") as string,
    });
    expect(await world.rows("select * from ledger_posting")).toEqual(ledger);
    // What was given back once is not given back again.
    const again = await filed("insured", "refund", { refundReason: "moved-out" });
    const second = await takenBy(town, again);
    expect(
      await town.refused("complete", {
        requestId: again,
        version: second.version,
        originalsSeen: true,
      }),
    ).toBe("stands-against");
  });

  test("of what was paid elsewhere is not decided here", async () => {
    const requestId = await filed("elsewhere", "refund", { refundReason: "employee-insured" });
    const { version } = await takenBy(town, requestId);
    expect(await town.refused("complete", { requestId, version, originalsSeen: true })).toBe(
      "stands-against",
    );
  });
});
