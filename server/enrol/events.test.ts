import type { FileRequest } from "../../core/contracts";
import { householdOf, inventedId, NEWCOMER } from "../../local/demo/rows";
import { checkIntegrity } from "../integrity";
import {
  bindInFull,
  completedBy,
  openOrderFor,
  startWorld,
  takenBy,
  toFile,
  type Phone,
  type World,
} from "../../test/world";

/** Coming in by an event, a permit or a school, and the refund of a class that was recognised later: each at a plan that has it. */

let world: World;

beforeAll(async () => {
  world = await startWorld("2021-11-10 09:00:00");
});
afterAll(async () => {
  expect(await checkIntegrity(world.services)).toEqual([]);
  await world.close();
});

type Sent = Omit<FileRequest, "requestKey" | "consent" | "materials">;

/** Files with a photo of every paper that the plan demands. */
async function filedWithPapers(phone: Phone, sent: Sent): Promise<string> {
  const first = await phone.ask("fileRequest", await toFile(world, phone, sent));
  if (first.ok) return first.data.card.requestId;
  if (first.error.code !== "materials-missing") throw new Error(JSON.stringify(first.error));
  const photos = (
    /还缺材料：([^（]*(?:（附件1）)?[^（]*)（/.exec(first.error.message)?.[1] ?? ""
  ).split("、");
  return (await phone.get("fileRequest", await toFile(world, phone, { ...sent, photos }))).card
    .requestId;
}

let workers = 0;
const worker = (county: string) => {
  workers += 1;
  return world.worker(`o-bureau-${workers}`, { role: "bureau", place: county });
};

test("whose job ended comes in during the year within the plan's days, from the day of the lapse (HR-07)", async () => {
  world.setNow("2022-03-01 09:00:00");
  const bureau = await worker("430623");
  const phone = world.phone("o-unemployed");
  const requestId = await filedWithPapers(phone, {
    kind: "midyear",
    place: "430623104",
    year: 2022,
    event: { kind: "unemployed", on: "2022-02-10" },
    details: {
      person: {
        name: "华失业",
        documentType: "resident-id",
        documentNumber: inventedId("430623", "1985-05-05", "female", 1),
      },
      hukou: "local",
      employeeInsurance: { endedOn: "2022-02-10" },
    },
  });
  await completedBy(bureau, requestId);
  const [member] = (await phone.get("home")).members;
  const { quote } = await phone.get("member", { memberId: member?.memberId ?? "", year: 2022 });
  expect(quote).toMatchObject({ outcome: "payable", benefit: { from: "2022-02-10" } });
});

test("a job that did not end stands against it, unless its end is proven (KP-23)", async () => {
  world.setNow("2021-11-10 09:00:00");
  const bureau = await worker("440783");
  const home = householdOf({ place: "440783106221", book: "K-8", division: "440783", year: 2022 });
  const row = home("关在职", "male", "1986-06-06", "户主", {
    phone: "12037051001",
    ...NEWCOMER,
    facts: { employeeInsurance: null },
  });
  await world.register([row]);
  const phone = world.phone("o-employed");
  const memberId = await bindInFull(world, phone, row);
  const requestId = await filedWithPapers(phone, {
    kind: "registration",
    memberId,
    year: 2022,
    details: {},
  });
  // Since then the register says that an employee insurance runs.
  await world.register([{ ...row, facts: { ...row.facts, employeeInsurance: "active" } }]);
  const { version, warnings } = await takenBy(bureau, requestId);
  expect(warnings).toMatchObject([
    { blocks: true, cite: expect.stringContaining("五（四）1") as string },
  ]);
  const asked = { requestId, originalsSeen: true };
  expect(await bureau.refused("complete", { ...asked, version })).toBe("stands-against");
  const corrected = await bureau.get("correctRequest", {
    requestId,
    version,
    details: { employeeInsurance: { endedOn: "2021-11-01" } },
    why: "出示了停保证明",
  });
  await bureau.get("complete", { ...asked, version: corrected.version });
});

test("a permit lets in whose household register is elsewhere, and is kept with its end (KP-15)", async () => {
  const bureau = await worker("440783");
  const phone = world.phone("o-permit");
  const requestId = await filedWithPapers(phone, {
    kind: "permit",
    place: "440783106221",
    year: 2022,
    details: {
      person: {
        name: "关持证",
        documentType: "resident-id",
        documentNumber: inventedId("430623", "1991-01-01", "male", 1),
      },
      hukou: "elsewhere",
      permit: { issuedOn: "2021-05-01", until: "2022-04-30" },
    },
  });
  await completedBy(bureau, requestId);
  expect(
    await world.rows("select permit_until from resident where permit_until is not null"),
  ).toEqual([{ permit_until: "2022-04-30" }]);
});

test("a permit that ran out while the request waited opens nothing", async () => {
  const bureau = await worker("440783");
  const phone = world.phone("o-permit-over");
  const requestId = await filedWithPapers(phone, {
    kind: "permit",
    place: "440783106221",
    year: 2022,
    details: {
      person: {
        name: "关过期",
        documentType: "resident-id",
        documentNumber: inventedId("430623", "1992-01-01", "male", 1),
      },
      hukou: "elsewhere",
      permit: { issuedOn: "2020-11-13", until: "2021-11-12" },
    },
  });
  world.setNow("2021-11-13 09:00:00");
  const { version, warnings } = await takenBy(bureau, requestId);
  expect(warnings).toMatchObject([
    { blocks: true, text: expect.stringContaining("到期") as string },
  ]);
  expect(await bureau.refused("complete", { requestId, version, originalsSeen: true })).toBe(
    "stands-against",
  );
  world.setNow("2021-11-10 09:00:00");
});

test("a student comes into the list of the school's class (LY-10, LY-11)", async () => {
  world.setNow("2022-09-20 09:00:00");
  const bureau = await worker("340103");
  const [school] = await world.rows<{ code: string }>(
    "select code from place where code like '340103Z2%' order by code limit 1",
  );
  const phone = world.phone("o-student");
  const requestId = await filedWithPapers(phone, {
    kind: "student",
    place: "340103005001",
    year: 2023,
    details: {
      person: {
        name: "庐学生",
        documentType: "resident-id",
        documentNumber: inventedId("430623", "2004-03-03", "female", 1),
      },
      hukou: "elsewhere",
      student: {
        stage: "university",
        enteredOn: "2022-09-05",
        graduatesOn: "2026-06-30",
        school: school?.code,
        className: "计算机2201",
      },
    },
  });
  await completedBy(bureau, requestId);
  expect(
    await world.rows("select school, class_name, stage, until::text from school_member"),
  ).toEqual([
    { school: school?.code, class_name: "计算机2201", stage: "university", until: "2026-06-30" },
  ]);
  const [member] = (await phone.get("home")).members;
  const { quote } = await phone.get("member", { memberId: member?.memberId ?? "", year: 2023 });
  expect(quote).toMatchObject({ outcome: "payable", due: 35_000 });
});

test("recognised after paying: just the difference goes back, by the plan's clause (MC-08)", async () => {
  world.setNow("2022-11-10 09:00:00");
  const bureau = await worker("130607");
  const [town] = await world.rows<{ code: string }>(
    "select code from place where code like '130607%' and level = 'town' order by code limit 1",
  );
  const home = householdOf({
    place: town?.code ?? "",
    book: "M-1",
    division: "130607",
    year: 2023,
  });
  const row = home("满后认", "female", "1975-05-05", "户主", { phone: "12037052001" });
  await world.register([row]);
  const phone = world.phone("o-recognised");
  const memberId = await bindInFull(world, phone, row);
  const order = await openOrderFor(phone, [memberId], 2023);
  world.wechat.pay(order.outTradeNo, world.services.now());
  await phone.get("orderStatus", { orderId: order.orderId });
  world.setNow("2023-01-10 09:00:00");
  await world.register([
    {
      ...row,
      categories: [{ code: "dibao-rural", from: "2023-01-05", department: "民政局" }],
    },
  ]);
  const requestId = await filedWithPapers(phone, {
    kind: "refund",
    memberId,
    year: 2023,
    details: { refundReason: "recognised-later" },
  });
  await completedBy(bureau, requestId);
  const { outcome } = await phone.get("request", { requestId });
  expect(order.total).toBe(35_000);
  expect(outcome?.refundFen).toBe(31_500);
});
