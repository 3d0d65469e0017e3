import type { RegisterRow } from "../../core/people";
import { householdOf } from "../../local/demo/rows";
import {
  freshKey,
  moneyOf,
  startWorld,
  type Loss,
  type PayCall,
  type Phone,
  type World,
} from "../../test/world";
import { tick } from "../clock";
import { askWeChat, paymentNotified } from ".";

/**
 * Families order, pay, give up and look, while WeChat loses requests and replies and tells things twice, late or not at all.
 * The seed decides everything. Afterwards time passes until nothing is open, and the books of both sides are compared.
 */

const SEEDS = Number(process.env["CANBAO_SEEDS"] ?? 8);
const STEPS = 40;

/** A small generator, so that a seed means the same everywhere (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

interface Couple {
  phones: { phone: Phone; members: string[] }[];
}

let world: World;
const done: Record<string, number> = {};
const note = (what: string) => {
  done[what] = (done[what] ?? 0) + 1;
};

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00", 6);
});
afterAll(() => world.close());

/** Two people, each with a phone, each bound to both. */
async function newCouple(seed: number): Promise<Couple> {
  const home = householdOf({
    place: "370481108200",
    book: `S-${seed}`,
    division: "370481",
    year: 2022,
  });
  const born = `19${60 + (seed % 30)}-0${1 + (seed % 9)}-1${seed % 10}`;
  const rows: RegisterRow[] = [
    home("张伟", "male", born, "户主", { serial: seed % 5 }),
    home("李敏", "female", born, "妻", { serial: seed % 5 }),
  ];
  await world.register(rows);
  const phones = [];
  for (const who of [0, 1]) {
    const phone = world.phone(`o-sim-${seed}-${who}`);
    const members = [];
    for (const row of rows) members.push(await phone.bind(row));
    phones.push({ phone, members });
  }
  return { phones };
}

async function step(couple: Couple, random: (below: number) => number): Promise<void> {
  const { phone, members } = couple.phones[random(2)]!;
  const orders = (await phone.get("history")).orders;
  const order = orders[random(Math.max(1, orders.length))];
  const act = random(12);
  if (act <= 2) {
    const chosen = random(3) === 0 ? members : [members[random(2)]!];
    const items = chosen.map((memberId) => ({ memberId, year: 2022 }));
    const { shown, total } = await phone.get("quote", { items });
    const made = await phone.ask("order", { requestKey: freshKey(), items, shown, total });
    note(made.ok ? "ordered" : `order refused: ${made.error.code}`);
  } else if (act <= 5 && order) {
    const paid = await phone.ask("pay", { orderId: order.orderId });
    note(paid.ok ? "pay" : `pay refused: ${paid.error.code}`);
  } else if (act <= 7) {
    const open = [...world.wechat.books].filter(
      ([, { state, request }]) => state === "NOTPAY" && request.payer.startsWith("o-sim"),
    );
    const [number, kept] = open[random(Math.max(1, open.length))] ?? [];
    if (number && kept && world.services.now() <= kept.request.expiresAt) {
      world.wechat.pay(number, world.services.now());
      note("money");
      if (random(3) > 0)
        await Promise.all(
          [1, 2].map(() => paymentNotified(world.services, { outTradeNo: number })),
        );
    }
  } else if (act === 8 && order) {
    await phone.get("cancel", { orderId: order.orderId });
    note("cancel");
  } else if (act === 9) {
    const call = (["prepay", "query", "close"] as const satisfies PayCall[])[random(3)]!;
    world.wechat.lose(call, (["request", "reply"] as const satisfies Loss[])[random(2)]!);
    note(`lost ${call}`);
  } else if (act === 10 && order) {
    await Promise.all([
      phone.get("orderStatus", { orderId: order.orderId }),
      askWeChat(world.services, order.outTradeNo),
    ]);
  } else {
    world.passSeconds([5, 60, 900, 2_400][random(4)]!);
    await tick(world.services);
    note("tick");
  }
}

/** P4: whatever was lost, everything ends. */
async function settleEverything(): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    const open = await world.rows(
      "select 1 from pay_order where state in ('created', 'sending', 'open', 'closing')",
    );
    if (open.length === 0) return;
    world.passSeconds(3_600);
    await tick(world.services);
  }
  throw new Error("orders stayed open for forty hours");
}

async function audit(): Promise<void> {
  const money = await moneyOf(world);
  expect(money.balance).toBe(0);
  expect(money.wechatOwes).toBe(money.taken);
  const [held] = await world.rows<{ fen: string | null }>(
    "select sum(due_fen) as fen from order_item where state = 'held'",
  );
  expect((money.sums["held"] ?? 0) + Number(held?.fen ?? 0)).toBe(0);
  // A person's year is paid where, and only where, there is one voucher for it, and it says which order paid.
  const years = await world.rows<{ state: string; vouchers: string; live: string }>(
    `select e.state,
       (select count(*) from voucher v where (v.county, v.year, v.person_id) = (e.county, e.year, e.person_id)) as vouchers,
       (select count(*) from bill b where (b.county, b.year, b.person_id) = (e.county, e.year, e.person_id)
          and b.state = 'live') as live
     from enrolment e where e.year = 2022`,
  );
  for (const { state, vouchers, live } of years) {
    expect([state, Number(vouchers)]).toEqual([state, state === "paid" ? 1 : 0]);
    // Nothing is open any more: a live bill is one whose money is held.
    if (state !== "billed") expect(Number(live)).toBe(0);
  }
  const paidAtWeChat = [...world.wechat.books]
    .filter(([, { paid }]) => paid)
    .map(([number]) => number);
  const orders = await world.rows<{ out_trade_no: string; state: string }>(
    "select out_trade_no, state from pay_order",
  );
  for (const { out_trade_no, state } of orders)
    expect([out_trade_no, ["paid", "held"].includes(state)]).toEqual([
      out_trade_no,
      paidAtWeChat.includes(out_trade_no),
    ]);
}

test.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))(
  "seed %i: every order ends, and our books are WeChat's",
  async (seed) => {
    const random = chance(seed);
    world.setNow("2021-11-15 09:00:00");
    const couple = await newCouple(seed);
    for (let i = 0; i < STEPS; i += 1) await step(couple, random);
    await settleEverything();
    await audit();
  },
);

test("what the seeds were meant to reach was reached", () => {
  for (const what of [
    "ordered",
    "pay",
    "money",
    "cancel",
    "lost prepay",
    "lost query",
    "lost close",
    "tick",
    "order refused: order-live",
  ])
    expect([what, (done[what] ?? 0) > 0]).toEqual([what, true]);
});
