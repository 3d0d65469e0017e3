import { sealContext } from "../privacy";
import { startWorld, type World, type Worker } from "../../test/world";

const COUNTY = "370481";
const TOWN = "370481108";
const VILLAGE = "370481108200";

let world: World;
let admin: Worker;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  admin = await world.worker("o-admin", { role: "admin", place: COUNTY });
});
afterAll(() => world.close());

let people = 0;
/** Somebody with a phone who works for nobody yet. */
const newcomer = () => world.staffPhone(`o-newcomer-${String((people += 1))}`);
const invite = (more: object = {}, by = admin) =>
  by.get("invite", { name: "王秀兰", role: "agent", place: VILLAGE, ...more });

test("who holds no role is told so, and may call nothing else", async () => {
  const one = newcomer();
  expect(await one.get("hello")).toMatchObject({ worker: null, today: "2021-11-15" });
  expect(await one.refused("queue", { show: "waiting" })).toBe("not-allowed");
  expect(await one.refused("sessions", {})).toBe("not-allowed");
});

test("an invitation is taken up once, and the role works at once", async () => {
  const { code, invitationId, expiresAt } = await invite();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(expiresAt).toBe("2021-11-22T09:00:00+08:00");
  const one = newcomer();
  // As people type: small letters, blanks for dashes.
  const { roles } = await one.get("join", { code: code.toLowerCase().replaceAll("-", " ") });
  expect(roles).toMatchObject([
    { role: "agent", title: "村（社区）代办员", place: { code: VILLAGE, name: "鲍沟东村" } },
  ]);
  const { worker } = await one.get("hello");
  expect(worker).toMatchObject({ name: "王秀兰", counts: { waiting: 0, mine: 0 } });
  expect(worker?.calls).toContain("queue");
  expect(worker?.calls).not.toContain("invite");
  expect(await newcomer().refused("join", { code })).toBe("no-match");
  expect((await admin.get("workers", { place: VILLAGE })).invitations).not.toContainEqual(
    expect.objectContaining({ invitationId }),
  );
});

test("neither the code nor the name lies in the database in clear", async () => {
  const { code, invitationId } = await invite({ name: "孔令芳" });
  const [row] = await world.rows<Record<string, string>>(
    "select row_to_json(i)::text as text, name_sealed from staff_invitation i where id = $1",
    [invitationId],
  );
  expect(row?.["text"]).not.toContain(code);
  expect(row?.["text"]).not.toContain(code.replaceAll("-", ""));
  expect(row?.["text"]).not.toContain("孔令芳");
  const context = sealContext.invitedName(invitationId);
  expect(world.services.vault.open(row?.["name_sealed"] ?? "", context)).toBe("孔令芳");
});

test("a code is void after seven days, when it was taken back, and when who invited is an administrator no more", async () => {
  const late = await invite();
  world.setNow("2021-11-22 09:00:00");
  expect(await newcomer().refused("join", late)).toBe("no-match");
  world.setNow("2021-11-15 09:00:00");

  const back = await invite();
  await admin.get("withdrawInvitation", { invitationId: back.invitationId });
  expect(await newcomer().refused("join", back)).toBe("no-match");
  expect(await admin.refused("withdrawInvitation", { invitationId: back.invitationId })).toBe(
    "not-found",
  );

  const other = await world.worker("o-admin-dismissed", { role: "admin", place: TOWN });
  const left = await invite({}, other);
  const { workers } = await admin.get("workers", { place: TOWN });
  const role = workers.find(({ staffId }) => staffId === other.staffId)?.roles[0];
  await admin.get("endRole", { roleId: role?.roleId ?? "", why: "不再担任" });
  expect(await newcomer().refused("join", left)).toBe("no-match");
});

test("codes cannot be tried out: after five wrong ones a phone waits for a day", async () => {
  const one = newcomer();
  const { code } = await invite();
  for (let tries = 0; tries < 5; tries += 1)
    expect(await one.refused("join", { code: `0000-0000-0000-000${tries}` })).toBe("no-match");
  expect(await one.refused("join", { code })).toBe("too-many-tries");
  world.setNow("2021-11-16 09:00:01");
  expect((await one.get("join", { code })).roles).toHaveLength(1);
  world.setNow("2021-11-15 09:00:00");
});

test("of two phones with one code at once, one gets the role", async () => {
  const { code } = await invite();
  const both = [newcomer(), newcomer()];
  const answers = await Promise.all(both.map((one) => one.ask("join", { code })));
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("an administrator appoints at the own place and below, never beside or above, and not everything everywhere", async () => {
  const town = await world.worker("o-admin-town", { role: "admin", place: TOWN });
  const ask = (more: object) =>
    town.refused("invite", { name: "王秀兰", role: "agent", place: VILLAGE, ...more });
  expect(await ask({ place: COUNTY, role: "admin" })).toBe("not-allowed");
  expect(await ask({ place: COUNTY, role: "bureau" })).toBe("not-allowed");
  expect(await ask({ place: "370481109200" })).toBe("not-allowed");
  expect(await ask({ place: "430623", role: "admin" })).toBe("not-allowed");
  expect(await ask({ role: "bureau" })).toBe("bad-request");
  expect(await ask({ role: "department", place: TOWN })).toBe("bad-request");
  expect(await ask({ department: "民政办" })).toBe("bad-request");
  expect(await ask({ until: "2021-11-14" })).toBe("bad-request");
  expect(await ask({ place: "370481108999" })).toBe("not-found");
  expect(await town.refused("workers", { place: COUNTY })).toBe("not-allowed");
  expect((await town.get("invite", { name: "李", role: "admin", place: TOWN })).code).toBeTruthy();
});

test("nobody appoints or dismisses themselves", async () => {
  const { code } = await invite({ role: "bureau", place: COUNTY });
  expect(await admin.refused("join", { code })).toBe("not-allowed");
  const own = (await admin.get("hello")).worker?.roles[0]?.roleId ?? "";
  expect(await admin.refused("endRole", { roleId: own, why: "试试" })).toBe("not-allowed");
});

test("a role that was ended, or whose last day is over, is gone with the next call; another one stays", async () => {
  const one = newcomer();
  await one.get("join", await invite());
  await one.get("join", await invite({ role: "town", place: TOWN, until: "2021-11-20" }));
  const { workers } = await admin.get("workers", { place: COUNTY });
  const mine = workers.find(({ roles }) => roles.length === 2);
  expect(mine?.roles.map(({ role }) => role).sort()).toEqual(["agent", "town"]);
  const agent = mine?.roles.find(({ role }) => role === "agent");
  await admin.get("endRole", { roleId: agent?.roleId ?? "", why: "换人" });
  expect((await one.get("hello")).worker?.roles.map(({ role }) => role)).toEqual(["town"]);
  world.setNow("2021-11-20 23:59:59");
  expect((await one.get("hello")).worker?.roles).toHaveLength(1);
  world.setNow("2021-11-21 00:00:00");
  expect((await one.get("hello")).worker).toBeNull();
  world.setNow("2021-11-15 09:00:00");
});

test("a role that ran out can be given anew; one that is held cannot be given twice", async () => {
  const one = newcomer();
  await one.get("join", await invite({ until: "2021-11-16" }));
  expect(await one.refused("join", await invite())).toBe("already-bound");
  world.setNow("2021-11-17 08:00:00");
  expect((await one.get("join", await invite())).roles).toHaveLength(1);
  world.setNow("2021-11-15 09:00:00");
});

test("another county's administrator sees and ends nothing here", async () => {
  const other = await world.worker("o-admin-other", { role: "admin", place: "430623" });
  const { invitationId } = await invite();
  expect(await other.refused("workers", { place: COUNTY })).toBe("not-allowed");
  expect(await other.refused("withdrawInvitation", { invitationId })).toBe("not-found");
  const roleId = (await admin.get("hello")).worker?.roles[0]?.roleId ?? "";
  expect(await other.refused("endRole", { roleId, why: "试试" })).toBe("not-found");
});

test("every appointment and dismissal is on record, without names", async () => {
  const lines = await world.rows<{ action: string; book: string; text: string }>(
    `select action, book, row_to_json(a)::text as text from audit a
     where action in ('invite', 'join', 'end-role', 'withdraw-invitation')`,
  );
  expect(new Set(lines.map(({ action }) => action)).size).toBe(4);
  expect(lines.every(({ book }) => book === COUNTY || book === "430623")).toBe(true);
  expect(lines.map(({ text }) => text).join("")).not.toMatch(/王秀兰|换人|不再担任/);
});
