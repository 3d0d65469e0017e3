import {
  baogou,
  beijing,
  moneyOf,
  openOrderFor,
  startWorld,
  type Phone,
  type World,
} from "../../test/world";
import { importConfirmation, importRegister, importTreasury } from ".";

let world: World;
let phone: Phone;
let member: string;

beforeEach(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  phone = world.phone("o-father");
  member = await phone.bind(baogou.father);
});
afterEach(() => world.close());

async function paidVoucher(): Promise<string> {
  const order = await openOrderFor(phone, [member]);
  world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:01:00"));
  const paid = await phone.get("orderStatus", { orderId: order.orderId });
  return (await phone.get("voucher", { voucherId: paid.items[0]?.voucherId ?? "" })).number;
}
const progress = async () =>
  (await phone.get("member", { memberId: member })).progress.map(({ state, at }) => [
    state,
    at?.slice(0, 10) ?? null,
  ]);

describe("registers", () => {
  test("sound rows are taken over, bad ones reported by line and without their data", async () => {
    const { number } = baogou.child.document;
    const rows = [
      { ...baogou.father, household: "T-9" },
      {
        ...baogou.mother,
        document: {
          type: "resident-id",
          number: number.slice(0, 17) + (number.endsWith("1") ? "2" : "1"),
        },
      },
      { nonsense: true },
      baogou.child,
    ];
    const report = await importRegister(world.services, rows);
    expect(report.accepted).toBe(2);
    expect(report.bad.map(({ line }) => line)).toEqual([2, 3]);
    expect(JSON.stringify(report)).not.toContain(number.slice(0, 10));
    expect(await world.rows("select 1 from resident where household = 'T-9'")).toHaveLength(1);
  });

  test("the same register again changes nothing but the day of listing", async () => {
    const before = await world.counts();
    const read = () =>
      world.rows("select person_id, category, from_day from class_holding order by 1");
    const classes = await read();
    await importRegister(world.services, Object.values(baogou));
    expect(await world.counts()).toEqual({
      ...before,
      audit: (before["audit"] ?? 0) + Object.keys(baogou).length,
      audit_unsealed: (before["audit_unsealed"] ?? 0) + Object.keys(baogou).length,
    });
    expect(await read()).toEqual(classes);
  });

  test("a class that is no longer listed is held no longer; a name that was corrected shows", async () => {
    await importRegister(world.services, [{ ...baogou.disabled, categories: [], name: "张健国" }]);
    expect(await world.rows("select 1 from class_holding")).toEqual([]);
    expect(await phone.bind({ ...baogou.disabled, name: "张健国" })).toMatch(/^[0-9A-Z]{26}$/);
  });

  test("what was paid elsewhere shows as paid, and cannot be ordered", async () => {
    await importRegister(world.services, [{ ...baogou.father, enrolledYears: [2021, 2022] }]);
    const home = await phone.get("home");
    expect(home.members[0]?.years[0]).toMatchObject({
      state: "paid",
      headline: "已在别处缴费",
      due: null,
    });
    const { lines } = await phone.get("quote", { items: [{ memberId: member, year: 2022 }] });
    expect(lines[0]).toMatchObject({ payable: null });
  });

  test("a register never takes back what we know better, and waits where money may be on its way", async () => {
    const order = await openOrderFor(phone, [member]);
    const busy = await importRegister(world.services, [
      { ...baogou.father, enrolledYears: [2021, 2022] },
    ]);
    expect(busy.bad).toEqual([
      { line: 1, text: expect.stringContaining("订单没有结束") as string },
    ]);
    world.wechat.pay(order.outTradeNo, beijing("2021-11-15 09:01:00"));
    await phone.get("orderStatus", { orderId: order.orderId });
    await importRegister(world.services, [
      { ...baogou.father, enrolledYears: [], registeredYears: [2022] },
    ]);
    expect((await phone.get("home")).members[0]?.years[0]).toMatchObject({ headline: "已缴费" });
  });

  test("somebody paid in another county is told that they are insured already", async () => {
    await importRegister(world.services, [
      {
        ...baogou.father,
        place: "340103",
        household: "L-1",
        enrolledYears: [2022],
        registeredYears: [],
      },
    ]);
    // The register of the home county names them last.
    world.passSeconds(60);
    await importRegister(world.services, [baogou.father]);
    const { quote } = await phone.get("member", { memberId: member, year: 2022 });
    expect(quote.outcome).toBe("insured-already");
  });
});

describe("the treasury's and the insurance side's files", () => {
  test("each state comes with its date, the money moves, and the same file again is nothing", async () => {
    const number = await paidVoucher();
    world.setNow("2021-11-25 09:00:00");
    const treasury = `\uFEFF凭证号,备注,金额,入库日期\r\n${number},"有,逗号",320.00,2021-11-18\r\n`;
    const confirmation = `确认日期,凭证号\n2021-11-20,${number}\n`;
    expect(await importTreasury(world.services, "370481", treasury)).toEqual({
      accepted: 1,
      repeated: 0,
      bad: [],
    });
    expect(await importTreasury(world.services, "370481", treasury)).toEqual({
      accepted: 0,
      repeated: 1,
      bad: [],
    });
    expect(await importConfirmation(world.services, "370481", confirmation)).toEqual({
      accepted: 1,
      repeated: 0,
      bad: [],
    });
    expect(await importConfirmation(world.services, "370481", confirmation)).toEqual({
      accepted: 0,
      repeated: 1,
      bad: [],
    });
    expect(await progress()).toEqual([
      ["registered", null],
      ["billed", "2021-11-15"],
      ["paid", "2021-11-15"],
      ["in-treasury", "2021-11-18"],
      ["confirmed", "2021-11-20"],
    ]);
    expect((await phone.get("home")).members[0]?.years[0]?.headline).toBe("已参保");
    expect(await moneyOf(world)).toMatchObject({
      balance: 0,
      sums: { treasury: 32_000, wechat: 0 },
    });
  });

  test("the confirmation may come first; the treasury's date is added", async () => {
    const number = await paidVoucher();
    world.setNow("2021-11-25 09:00:00");
    await importConfirmation(world.services, "370481", `凭证号,确认日期\n${number},2021-11-20\n`);
    const report = await importTreasury(
      world.services,
      "370481",
      `凭证号,金额,入库日期\n${number},320,2021-11-22\n`,
    );
    expect(report.accepted).toBe(1);
    const [row] = await world.rows<{ state: string; treasury_at: Date }>(
      "select state, treasury_at from enrolment where state = 'confirmed'",
    );
    expect(row?.treasury_at.toISOString()).toBe("2021-11-21T16:00:00.000Z");
  });

  test("bad lines are reported by number and change nothing; the others are taken", async () => {
    const number = await paidVoucher();
    world.setNow("2021-11-25 09:00:00");
    const lines = [
      "凭证号,金额,入库日期",
      "370481-2022-999999999,320.00,2021-11-18",
      `${number},320.001,2021-11-18`,
      `${number},320.01,2021-11-18`,
      `${number},320.00,2021-11-31`,
      `${number},320.00,2021-11-26`,
      `${number},320.00,2021-11-14`,
      "",
      `${number},320.00,2021-11-18`,
    ];
    const report = await importTreasury(world.services, "370481", lines.join("\n"));
    expect(report).toMatchObject({ accepted: 1, repeated: 0 });
    expect(report.bad.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(await world.rows("select 1 from ledger_entry where kind = 'treasury'")).toHaveLength(1);
  });

  test("another county's file does not reach this county's vouchers; a file without its columns is refused", async () => {
    const number = await paidVoucher();
    const elsewhere = await importTreasury(
      world.services,
      "340103",
      `凭证号,金额,入库日期\n${number},320.00,2021-11-15\n`,
    );
    expect(elsewhere).toMatchObject({ accepted: 0, bad: [{ line: 2 }] });
    const headless = await importConfirmation(world.services, "370481", `${number},2021-11-15\n`);
    expect(headless.bad).toEqual([{ line: 1, text: "第一行缺少这些栏目：凭证号、确认日期。" }]);
  });
});
