import { householdOf, inventedId, NEWCOMER } from "../../local/demo/rows";
import { checkIntegrity } from "../integrity";
import {
  baogou,
  bindInFull,
  file,
  freshKey,
  inThisOrder,
  startWorld,
  takenBy,
  type Held,
  type Phone,
  type Worker,
  type World,
} from "../../test/world";

/** Two at once: one right ending each, whichever is faster. */

const PLACE = "370481108200";
const YEAR = 2022;
const ROUNDS = 6;

let world: World;
/** The mother's phone; a family files only so much in a day, so each few rounds she has another one. */
let mother: Phone;
let motherId: string;
let one: Worker;
let two: Worker;
let serial = 0;

beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00", 8);
  await world.register(Object.values(baogou));
  one = await world.worker("o-one", { role: "town", place: "370481108" });
  two = await world.worker("o-two", { role: "agent", place: PLACE });
});
afterAll(async () => {
  expect(await checkIntegrity(world.services)).toEqual([]);
  await world.close();
});

interface Child {
  name: string;
  certificate: string;
}

function child(): Child {
  serial += 1;
  world.passSeconds(60);
  const letters = "甲乙丙丁戊己庚辛壬癸";
  const name = `张${letters[Math.trunc(serial / 10) % 10] ?? ""}${letters[serial % 10] ?? ""}`;
  return { name, certificate: `R36${String(serial).padStart(7, "0")}` };
}

let phones = 0;
async function nextPhone(): Promise<void> {
  phones += 1;
  mother = world.phone(`o-mother-${phones}`);
  motherId = await bindInFull(world, mother, baogou.mother);
}

const newborn = async (
  { name, certificate }: Child,
  kind: "newborn" | "registration" = "newborn",
) => {
  await nextPhone();
  const { card } = await file(world, mother, {
    kind,
    place: PLACE,
    year: YEAR,
    event: { kind: "newborn", on: "2021-11-10" },
    details: {
      person: {
        name,
        documentType: "birth-certificate",
        documentNumber: certificate,
        sex: "male",
        birthDate: "2021-11-10",
      },
      parentMemberId: motherId,
      hukou: "local",
    },
    photos: ["身份证"],
  });
  return card.requestId;
};

const codes = (answers: readonly { ok: boolean; error?: { code: string } }[]) =>
  answers.map((answer) => (answer.ok ? "ok" : (answer.error?.code ?? ""))).sort();

const stateOf = async (requestId: string) =>
  (await world.rows<{ state: string }>("select state from request where id = $1", [requestId]))[0]
    ?.state;
const children = (name: string) =>
  world.rows("select id from person where name_hash = $1", [world.services.vault.nameHash(name)]);

test("of two workers who take one at once, exactly one gets it", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const requestId = await newborn(child());
    const asked = { requestId, version: 1 };
    const answers = await Promise.all([one.ask("take", asked), two.ask("take", asked)]);
    expect(codes(answers)).toEqual(["changed-meanwhile", "ok"]);
    const steps = await world.rows("select 1 from request_step where request_id = $1", [requestId]);
    expect(steps).toHaveLength(2);
  }
});

test("completed twice at once, it is carried out once", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const about = child();
    const requestId = await newborn(about);
    const { version } = await takenBy(one, requestId);
    const asked = { requestId, version, originalsSeen: true };
    const answers = await Promise.all([one.ask("complete", asked), one.ask("complete", asked)]);
    expect(codes(answers)).toEqual(["ok", "request-over"].sort());
    expect(await children(about.name)).toHaveLength(1);
  }
});

test("withdrawn while it is completed: either it is carried out, or nothing of it is", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const about = child();
    const requestId = await newborn(about);
    const { version } = await takenBy(one, requestId);
    const complete = () => one.ask("complete", { requestId, version, originalsSeen: true });
    const withdraw = () => mother.ask("withdraw", { requestId });
    const held: Held = {
      sql: "select 1 from request where id = $1 for update",
      values: [requestId],
    };
    const completedFirst = round % 2 === 0;
    const answers = completedFirst
      ? await inThisOrder(world, held, complete, withdraw)
      : await inThisOrder(world, held, withdraw, complete);
    expect(answers).toMatchObject([{ ok: true }, { ok: false, error: { code: "request-over" } }]);
    expect(await stateOf(requestId)).toBe(completedFirst ? "completed" : "withdrawn");
    expect(await children(about.name)).toHaveLength(completedFirst ? 1 : 0);
  }
});

test("one certificate in two requests at once registers one child", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const about = child();
    const first = await newborn(about);
    const other = { ...about, name: `${about.name}儿` };
    const second = await newborn(other, "registration");
    const [a, b] = [await takenBy(one, first), await takenBy(two, second)];
    const answers = await Promise.all([
      one.ask("complete", { requestId: first, version: a.version, originalsSeen: true }),
      two.ask("complete", { requestId: second, version: b.version, originalsSeen: true }),
    ]);
    expect(codes(answers)).toEqual(["number-taken", "ok"]);
    const made = [...(await children(about.name)), ...(await children(other.name))];
    expect(made).toHaveLength(1);
    expect(
      await world.rows("select 1 from finding where kind = 'certificate-reused'"),
    ).toHaveLength(round + 1);
  }
});

test("two numbers for one child, or one number for two children, at once: one each", async () => {
  const [left, right] = [child(), child()];
  const number = inventedId("370481", "2021-11-10", "male", 4);
  const ids: string[] = [];
  for (const about of [left, right]) {
    const requestId = await newborn({ ...about, name: "张双生" });
    const { version } = await takenBy(one, requestId);
    await one.get("complete", { requestId, version, originalsSeen: true });
    const view = await mother.get("request", { requestId });
    const { card } = await file(world, mother, {
      kind: "number",
      memberId: view.outcome?.memberId ?? "",
      year: YEAR,
      details: {
        person: { name: "张双生", documentType: "resident-id", documentNumber: number },
      },
    });
    ids.push(card.requestId);
  }
  const versions: number[] = [];
  for (const requestId of ids) versions.push((await takenBy(one, requestId)).version);
  const answers = await Promise.all(
    ids.map((requestId, at) =>
      one.ask("complete", { requestId, version: versions[at] ?? 0, originalsSeen: true }),
    ),
  );
  // The second finds the number on a record of the same name and day: the two become one.
  expect(codes(answers)).toContain("ok");
  expect(
    await world.rows("select 1 from person where name_hash = $1 and merged_into is null", [
      world.services.vault.nameHash("张双生"),
    ]),
  ).toHaveLength(codes(answers).filter((code) => code === "ok").length === 2 ? 1 : 2);
});

test("a newborn gets the number of a second record while somebody pays: the money is the child's, whichever is faster", async () => {
  const home = householdOf({ place: PLACE, book: "T-9", division: "370481", year: YEAR });
  for (let round = 0; round < ROUNDS; round += 1) {
    const about = child();
    const first = await newborn(about);
    const begun = await takenBy(one, first);
    await one.get("complete", { requestId: first, version: begun.version, originalsSeen: true });
    const memberId = (await mother.get("request", { requestId: first })).outcome?.memberId ?? "";
    const number = inventedId(`3704${String(30 + round)}`, "2021-11-10", "male", 1);
    const row = home(about.name, "male", "2021-11-10", "子", {
      ...NEWCOMER,
      document: { type: "resident-id", number },
      registeredYears: [YEAR],
    });
    await world.register([row]);
    const aunt = world.phone(`o-aunt-${round}`);
    const auntsId = await aunt.bind(row);
    const { card } = await file(world, mother, {
      kind: "number",
      memberId,
      year: YEAR,
      details: {
        person: { name: about.name, documentType: "resident-id", documentNumber: number },
      },
    });
    const { version } = await takenBy(one, card.requestId);
    const items = [{ memberId: auntsId, year: YEAR }];
    const { shown, total } = await aunt.get("quote", { items });
    const merge = () =>
      one.ask("complete", { requestId: card.requestId, version, originalsSeen: true });
    const order = () => aunt.ask("order", { requestKey: freshKey(), items, shown, total });
    const [second] = await world.rows<{ id: string }>(
      `select p.id from person p join binding b on b.person_id = p.id where b.id = $1`,
      [auntsId],
    );
    const held: Held = {
      sql: "select 1 from enrolment where person_id = $1 for update",
      values: [second?.id],
    };
    const mergedFirst = round % 2 === 0;
    if (mergedFirst) {
      const [merged, ordered] = await inThisOrder(world, held, merge, order);
      expect(merged).toMatchObject({ ok: true });
      expect(ordered).toMatchObject({ ok: false, error: { code: "order-live" } });
    } else {
      const [ordered, merged] = await inThisOrder(world, held, order, merge);
      expect(merged).toMatchObject({ ok: false, error: { code: "stands-against" } });
      if (!ordered.ok) throw new Error(ordered.error.message);
      const { orderId, outTradeNo } = ordered.data;
      await aunt.get("pay", { orderId });
      world.wechat.pay(outTradeNo, world.services.now());
      await aunt.get("orderStatus", { orderId });
      await one.get("complete", { requestId: card.requestId, version, originalsSeen: true });
    }
    const years = await world.rows<{ state: string }>(
      `select e.state from enrolment e join person p on p.id = e.person_id
       where p.name_hash = $1 and p.merged_into is null`,
      [world.services.vault.nameHash(about.name)],
    );
    expect(years).toEqual([{ state: mergedFirst ? "registered" : "paid" }]);
    expect(
      await world.rows(
        `select 1 from enrolment e join person p on p.id = e.person_id where p.merged_into is not null`,
      ),
    ).toEqual([]);
  }
});
