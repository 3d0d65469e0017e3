import { householdOf, inventedId, NEWCOMER } from "../../local/demo/rows";
import { checkIntegrity } from "../integrity";
import { paymentNotified } from "../payment";
import {
  baogou,
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

const PLACE = "370481108200";
const BORN = "2021-11-10";

let world: World;
let mother: Phone;
let motherId: string;
let town: Worker;
let serial = 0;

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  await world.register(Object.values(baogou));
  mother = world.phone("o-mother");
  motherId = await bindInFull(world, mother, baogou.mother);
  town = await world.worker("o-town", { role: "town", place: "370481108" });
});
afterAll(async () => {
  expect(await checkIntegrity(world.services)).toEqual([]);
  await world.close();
});

/** A child with a certificate of their own and a number that follows. */
interface Child {
  name: string;
  certificate: string;
  number: string;
  memberId: string;
}

async function registered(name: string): Promise<Child> {
  serial += 1;
  // Records of later instants have later keys.
  world.passSeconds(60);
  const certificate = `R37099${String(serial).padStart(4, "0")}`;
  const { card } = await file(world, mother, {
    kind: "newborn",
    place: PLACE,
    year: 2022,
    event: { kind: "newborn", on: BORN },
    details: {
      person: {
        name,
        documentType: "birth-certificate",
        documentNumber: certificate,
        sex: "male",
      },
      parentMemberId: motherId,
      hukou: "local",
    },
    photos: ["身份证"],
  });
  await completedBy(town, card.requestId);
  const view = await mother.get("request", { requestId: card.requestId });
  // Serials of 99x are invented; two digits of area keep them apart.
  const number = inventedId(`3704${String(10 + serial)}`, BORN, "male", 1);
  return { name, certificate, number, memberId: view.outcome?.memberId ?? "" };
}

async function pay(memberId: string, phone = mother): Promise<string> {
  const { orderId, outTradeNo } = await openOrderFor(phone, [memberId]);
  world.wechat.pay(outTradeNo, world.services.now());
  const { items } = await phone.get("orderStatus", { orderId });
  return items[0]?.voucherId ?? "";
}

const numberFor = (child: Child, name = child.name) =>
  file(world, mother, {
    kind: "number",
    memberId: child.memberId,
    year: 2022,
    details: {
      person: { name, documentType: "resident-id", documentNumber: child.number },
    },
  });

const home = householdOf({ place: PLACE, book: "T-9", division: "370481", year: 2022 });
const underNumber = (child: Child, details = {}) => {
  world.passSeconds(60);
  return home(child.name, "male", BORN, "子", {
    ...NEWCOMER,
    ...details,
    document: { type: "resident-id", number: child.number },
  });
};

const records = (name: string) =>
  world.rows<{ id: string; type: string; merged: string | null; years: string[] | null }>(
    `select p.id, p.document_type as type, p.merged_into as merged,
       array(select e.year || e.state from enrolment e where e.person_id = p.id order by 1) as years
     from person p where p.id in (
       select id from person where name_hash = $1
       union select id from person where merged_into in (select id from person where name_hash = $1)
     ) order by p.created_at, p.id`,
    [world.services.vault.nameHash(name)],
  );

test("the number follows the certificate: same person, payment and voucher; both documents find the child", async () => {
  const child = await registered("张有号");
  const voucherId = await pay(child.memberId);
  const [before] = await records(child.name);
  const { card } = await numberFor(child);
  await completedBy(town, card.requestId);
  expect(await records(child.name)).toEqual([
    { ...before, type: "resident-id", years: ["2022paid"] },
  ]);
  expect(await mother.get("voucher", { voucherId })).toMatchObject({ year: 2022, amount: 32_000 });
  for (const [documentType, documentNumber] of [
    ["resident-id", child.number],
    ["birth-certificate", child.certificate],
  ] as const) {
    const aunt = world.phone(`o-aunt-${documentType}`);
    const bound = await aunt.get("bind", {
      name: child.name,
      documentType,
      documentNumber,
      relation: "other",
      guardianConsent: true,
    });
    expect(bound.member.documentMasked).toBe(`370*************${child.number.slice(-2)}`);
  }
});

test("a certificate that a number has followed registers nobody any more, and is listed", async () => {
  const child = await registered("张用过");
  await completedBy(town, (await numberFor(child)).card.requestId);
  const { card } = await file(world, mother, {
    kind: "newborn",
    place: PLACE,
    year: 2022,
    event: { kind: "newborn", on: BORN },
    details: {
      person: {
        name: "张再来",
        documentType: "birth-certificate",
        documentNumber: child.certificate,
        sex: "male",
      },
      parentMemberId: motherId,
      hukou: "local",
    },
    photos: ["身份证"],
  });
  const { requestId } = card;
  const { version, warnings } = await takenBy(town, requestId);
  expect(warnings).toMatchObject([{ blocks: true }]);
  expect(await town.refused("complete", { requestId, version, originalsSeen: true })).toBe(
    "number-taken",
  );
  expect(await world.rows("select 1 from finding where kind = 'certificate-reused'")).toHaveLength(
    1,
  );
  expect(await records("张再来")).toEqual([]);
});

test("the number goes only to the child of the same name", async () => {
  const child = await registered("张同日");
  const { requestId } = (await numberFor(child, "张异名")).card;
  const { version } = await takenBy(town, requestId);
  const before = await world.counts();
  expect(await town.refused("complete", { requestId, version, originalsSeen: true })).toBe(
    "stands-against",
  );
  expect(await world.counts()).toEqual(before);
});

test("a second record under the number becomes one with the paid one, and its account stays bound", async () => {
  const child = await registered("张两份");
  const voucherId = await pay(child.memberId);
  const row = underNumber(child, {
    categories: [{ code: "disabled-1-2", from: "2021-11-11", department: "市残联" }],
    phone: "12037040077",
  });
  await world.register([row]);
  const uncle = world.phone("o-uncle");
  const uncleId = await uncle.bind(row);
  const [first, second] = await records(child.name);
  await completedBy(town, (await numberFor(child)).card.requestId);
  expect(await records(child.name)).toEqual([
    { id: first?.id, type: "resident-id", merged: null, years: ["2022paid"] },
    { id: second?.id, type: "resident-id", merged: first?.id, years: [] },
  ]);
  const [member] = (await uncle.get("home")).members;
  expect(member).toMatchObject({ name: child.name, binding: "weak" });
  expect(member?.memberId).not.toBe(uncleId);
  expect(await mother.get("voucher", { voucherId })).toMatchObject({ amount: 32_000 });
  expect(
    await world.rows("select category, person_id from class_holding where person_id = any($1)", [
      [first?.id, second?.id],
    ]),
  ).toEqual([{ category: "disabled-1-2", person_id: first?.id }]);
});

test("the record with money stays, though it is the other one", async () => {
  const child = await registered("张别处缴");
  await world.register([underNumber(child, { enrolledYears: [2021] })]);
  const [first, second] = await records(child.name);
  await completedBy(town, (await numberFor(child)).card.requestId);
  expect(await records(child.name)).toEqual([
    { id: first?.id, type: "birth-certificate", merged: second?.id, years: [] },
    { id: second?.id, type: "resident-id", merged: null, years: ["2021paid", "2022registered"] },
  ]);
  const members = (await mother.get("home")).members.filter(({ name }) => name === child.name);
  expect(members).toMatchObject([{ binding: "full", relation: "child" }]);
});

test("both paid in different years: everything is kept, and vouchers are still found", async () => {
  const child = await registered("张两年");
  const voucherId = await pay(child.memberId);
  await world.register([underNumber(child, { enrolledYears: [2021] })]);
  const [first, second] = await records(child.name);
  await completedBy(town, (await numberFor(child)).card.requestId);
  expect(await records(child.name)).toEqual([
    { id: first?.id, type: "resident-id", merged: null, years: ["2021paid", "2022paid"] },
    { id: second?.id, type: "resident-id", merged: first?.id, years: [] },
  ]);
  expect(await mother.get("voucher", { voucherId })).toMatchObject({ amount: 32_000 });
});

test("both paid for one year: nothing is joined, and it is listed for a person", async () => {
  const child = await registered("张缴两次");
  await pay(child.memberId);
  await world.register([underNumber(child, { enrolledYears: [2022] })]);
  const before = await records(child.name);
  const { requestId } = (await numberFor(child)).card;
  const { version } = await takenBy(town, requestId);
  const answer = await town.ask("complete", { requestId, version, originalsSeen: true });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "number-taken", message: expect.stringContaining("2022年度") as string },
  });
  expect(await records(child.name)).toEqual(before);
  expect(
    await world.rows("select person_id, year from finding where kind = 'two-records'"),
  ).toEqual([{ person_id: before[0]?.id, year: 2022 }]);
});

test("while somebody is paying for one of the two, nothing is joined; afterwards it is", async () => {
  const child = await registered("张正缴");
  await world.register([underNumber(child)]);
  const order = await openOrderFor(mother, [child.memberId]);
  const { requestId } = (await numberFor(child)).card;
  const { version } = await takenBy(town, requestId);
  const asked = { requestId, version, originalsSeen: true };
  expect(await town.refused("complete", asked)).toBe("stands-against");
  world.wechat.pay(order.outTradeNo, world.services.now());
  await mother.get("orderStatus", { orderId: order.orderId });
  await town.get("complete", asked);
  const [first] = await records(child.name);
  expect(first).toMatchObject({ type: "resident-id", years: ["2022paid"] });
});

test("money that arrives for an order of before settles the year of the record that stays", async () => {
  const child = await registered("张迟到");
  await world.register([underNumber(child, { enrolledYears: [2021] })]);
  const order = await openOrderFor(mother, [child.memberId]);
  await mother.get("cancel", { orderId: order.orderId });
  await completedBy(town, (await numberFor(child)).card.requestId);
  const kept = world.wechat.books.get(order.outTradeNo);
  if (!kept) throw new Error("WeChat does not know the order");
  // WeChat had taken the money, and says so only now.
  kept.state = "NOTPAY";
  world.wechat.pay(order.outTradeNo, world.services.now());
  await paymentNotified(world.services, { outTradeNo: order.outTradeNo });
  const [, stays] = await records(child.name);
  expect(stays).toMatchObject({ merged: null, years: ["2021paid", "2022paid"] });
});
