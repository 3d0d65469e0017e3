import { checkChain } from "../../core/ledger";
import { withClient } from "../../local/postgres";
import {
  baogou,
  openOrderFor,
  orderFor,
  startWorld,
  type Phone,
  type World,
} from "../../test/world";
import { readBook, SYSTEM } from "../db";
import { tick } from ".";

let world: World;
let phone: Phone;
let members: string[];

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
  members = [
    await phone.bind(baogou.father),
    await phone.bind(baogou.mother),
    await phone.bind(baogou.grandmother),
  ];
});
afterEach(() => world.close());

async function payFor(member: string): Promise<void> {
  const order = await openOrderFor(phone, [member]);
  world.wechat.pay(order.outTradeNo, world.services.now());
  await phone.get("orderStatus", { orderId: order.orderId });
}

describe("orders whose time is up", () => {
  test("open ones are closed at WeChat, unsent ones put away; the years can be ordered again", async () => {
    const open = await openOrderFor(phone, [members[0]!]);
    const unsent = await orderFor(phone, [members[1]!]);
    world.setNow("2021-11-15 09:31:00");
    await tick(world.services);
    for (const { orderId } of [open, unsent])
      expect((await phone.get("orderStatus", { orderId })).state).toBe("expired");
    expect(world.wechat.books.get(open.outTradeNo)?.state).toBe("CLOSED");
    expect(world.wechat.books.has(unsent.outTradeNo)).toBe(false);
    expect(await world.rows("select 1 from enrolment where state = 'billed'")).toEqual([]);
    expect((await orderFor(phone, members)).state).toBe("open");
  });

  test("two ticks at once share the work: WeChat is asked once about each order", async () => {
    await openOrderFor(phone, [members[0]!]);
    await openOrderFor(phone, [members[1]!]);
    world.passSeconds(60);
    await Promise.all([tick(world.services), tick(world.services), tick(world.services)]);
    expect(world.wechat.calls.query).toBe(2);
  });

  test("an order that is settled is not asked about again", async () => {
    await payFor(members[0]!);
    const { query } = world.wechat.calls;
    world.setNow("2021-11-20 09:00:00");
    await tick(world.services);
    expect(world.wechat.calls.query).toBe(query);
  });

  test("after the date was set back, jobs still run", async () => {
    const first = await tick(world.services);
    world.setNow("2021-11-14 09:00:00");
    const { ran } = await tick(world.services);
    expect(ran.length).toBeGreaterThan(3);
    expect(ran.map(({ job }) => job)).toEqual(first.ran.map(({ job }) => job));
  });
});

describe("the chain over the ledger", () => {
  const book = { county: "370481", year: 2022 };
  const read = () => world.db.run(SYSTEM, (tx) => readBook(tx, book));
  const check = async () => {
    const { entries, links } = await read();
    return checkChain(links, (id) => entries.find((entry) => entry.id === id));
  };

  test("[C3] entries are sealed in batches, each once, and the chain is whole", async () => {
    await payFor(members[0]!);
    await tick(world.services);
    world.passSeconds(61);
    await payFor(members[1]!);
    await payFor(members[2]!);
    await tick(world.services);
    world.passSeconds(61);
    await tick(world.services);
    const { links } = await read();
    expect(links.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(await check()).toBeUndefined();
    expect(await world.rows("select 1 from ledger_unsealed")).toEqual([]);
  });

  test("[C4] a byte that somebody with all rights changed is named", async () => {
    for (const member of members) await payFor(member);
    await tick(world.services);
    const { links } = await read();
    await withClient(world.database.ownerUrl, async (owner) => {
      await owner.query("alter table ledger_posting no force row level security");
      await owner.query("alter table ledger_posting disable trigger append_only");
      const { rowCount } = await owner.query(
        "update ledger_posting set amount_fen = amount_fen + 1 where entry_id = $1 and line = 0",
        [links[1]?.entryId],
      );
      expect(rowCount).toBe(1);
    });
    expect(await check()).toMatchObject({ position: 2, kind: "changed-entry" });
  });

  test("[C5] deleting what identifies a person leaves the chain whole", async () => {
    await payFor(members[0]!);
    await tick(world.services);
    await world.rows("update person set number_sealed = '', name_sealed = '', phone_sealed = null");
    expect(await check()).toBeUndefined();
  });
});

describe("messages", () => {
  const accept = () => phone.get("consent", { answers: [{ template: "paid", answer: "accept" }] });

  test("one acceptance is one message, without names or numbers in it", async () => {
    expect(await accept()).toEqual({ left: { paid: 1 } });
    await payFor(members[0]!);
    await payFor(members[1]!);
    await tick(world.services);
    expect(world.wechat.sent).toEqual([
      {
        openid: "o-father",
        templateId: "template-paid",
        data: {
          thing1: "城乡居民医保个人缴费",
          amount2: "320元",
          time3: "2021年11月15日 09:00",
          thing4: "已为1人次缴费，可查看凭证",
        },
      },
    ]);
    await tick(world.services);
    expect(world.wechat.sent).toHaveLength(1);
    const states = await world.rows("select state from outbox order by state");
    expect(states).toEqual([{ state: "no-consent" }, { state: "sent" }]);
  });

  test("P12: a message whose reply was lost is not sent again", async () => {
    await accept();
    await accept();
    await payFor(members[0]!);
    world.wechat.messages = "lost";
    await tick(world.services);
    world.wechat.messages = "sent";
    world.setNow("2021-11-16 09:00:00");
    await tick(world.services);
    expect(world.wechat.sent).toEqual([]);
    expect(await world.rows("select state from outbox")).toEqual([{ state: "unknown" }]);
  });

  test("P12: a run that broke off between marking and sending loses the message, and says so", async () => {
    await accept();
    await payFor(members[0]!);
    await world.rows("update outbox set state = 'sending'");
    world.setNow("2021-11-15 10:00:00");
    await tick(world.services);
    expect(world.wechat.sent).toEqual([]);
    expect(await world.rows("select state from outbox")).toEqual([{ state: "unknown" }]);
  });

  test("where WeChat says that none is left, our count follows", async () => {
    await accept();
    await accept();
    await payFor(members[0]!);
    world.wechat.messages = "no-consent";
    await tick(world.services);
    expect(
      await phone.get("consent", { answers: [{ template: "paid", answer: "reject" }] }),
    ).toEqual({ left: { paid: 0 } });
    await accept();
    expect(await phone.get("consent", { answers: [{ template: "paid", answer: "ban" }] })).toEqual({
      left: { paid: 0 },
    });
  });
});

test("a job that fails does not keep the others from running", async () => {
  await payFor(members[0]!);
  await openOrderFor(phone, [members[1]!]);
  world.passSeconds(60);
  const silent = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  const broken = {
    ...world.services,
    pay: {
      ...world.wechat.port,
      query: () => Promise.reject(new Error(`secret ${baogou.father.document.number}`)),
    },
  };
  const { ran } = await tick(broken);
  const jobs = ran.map(({ job }) => job);
  expect(jobs).not.toContain("ask-payments");
  expect(jobs).toEqual(expect.arrayContaining(["seal-ledger", "seal-audit", "send-messages"]));
  const log = silent.mock.calls.map(([line]) => String(line)).join("");
  expect(log).toContain("clock/ask-payments");
  expect(log).not.toContain(baogou.father.document.number);
});
