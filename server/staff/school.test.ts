import { inventedId } from "../../local/demo/rows";
import { householdOf, NEWCOMER, paidFor } from "../../local/demo/rows";
import { freshKey, startWorld, type Worker, type World } from "../../test/world";

const SCHOOL = "340103Z21";
const home = householdOf({ place: "340103002", book: "L-1", division: "340103", year: 2023 });

/** Two pupils of the district: one has paid, one is not registered. */
const paid = home("吴小满", "male", "2012-05-05", "子", paidFor(2023));
const known = home("郑小雨", "female", "2012-06-06", "女", NEWCOMER);
const number = (birth: string, sex: "male" | "female", serial = 0) =>
  inventedId("340104", birth, sex, serial);
const freshman = number("2004-02-02", "female");

const HEADING = "姓名,证件类型,证件号码,班级,阶段,入学日期,毕业日期,手机号";
const line = (
  name: string,
  id: string,
  className = "计算机1班",
  stage = "大学",
  entered = "2022-09-05",
) => `${name},居民身份证,${id},${className},${stage},${entered},2026-06-30,`;

let world: World;
let school: Worker;

beforeEach(async () => {
  world = await startWorld("2022-09-20 09:00:00");
  await world.register([paid, known]);
  school = await world.worker("w-school", { role: "school", place: SCHOOL });
});
afterEach(() => world.close());

const file = (text: string, more: { requestKey?: string; worker?: Worker } = {}) =>
  (more.worker ?? school).ask("fileBatch", {
    requestKey: more.requestKey ?? freshKey(),
    school: SCHOOL,
    year: 2023,
    text: `${HEADING}\n${text}`,
  });
const requests = () =>
  world.rows<Record<string, string | null>>(
    "select kind, state, place, person_id, filed_by, account_id, last_day::text, cite, number, body_sealed, due_at from request order by number",
  );

describe("LY-11 a school files its students", () => {
  test("each line becomes a request of its own; who takes part already is known, and bad lines are told by number", async () => {
    const answer = await file(
      [
        line("冯新", freshman),
        line("吴小满", paid.document.number, "三（1）班", "小学", "2019-09-01"),
        line("郑小雨", known.document.number, "三（1）班", "小学", "2019/9/1"),
        line("错号码", "340104200402029999"),
        line("没班级", number("2004-03-03", "male"), ""),
        line("没阶段", number("2004-03-04", "male"), "1班", "夜校"),
        line("坏日期", number("2004-03-05", "male"), "1班", "大学", "2022-02-30"),
      ].join("\n"),
    );
    expect(answer).toMatchObject({ ok: true, data: { lines: 7, filed: 2, known: 1 } });
    if (!answer.ok) return;
    expect(answer.data.bad.map((one) => one.line)).toEqual([5, 6, 7, 8]);
    expect(JSON.stringify(answer)).not.toContain("340104200402029999");
    const rows = await requests();
    expect(rows).toMatchObject([
      { kind: "student", state: "submitted", place: SCHOOL, person_id: null, account_id: null },
      { kind: "student", state: "submitted", place: "340103002" },
    ]);
    expect(rows.every((row) => row["filed_by"] === `staff:${school.staffId}`)).toBe(true);
    expect(rows[0]?.["number"]).toMatch(/^340103-2022-\d{7}$/);
    expect(JSON.stringify(rows)).not.toMatch(/冯新|郑小雨/);
    expect(await world.rows("select class_name from school_member")).toEqual([
      { class_name: "三（1）班" },
      { class_name: "三（1）班" },
    ]);
  });

  test("the same list with the same key files nothing twice; another list under it is refused; a new key finds them under way", async () => {
    const requestKey = freshKey();
    const text = [line("冯新", freshman), line("郑小雨", known.document.number)].join("\n");
    const first = await file(text, { requestKey });
    const counts = await world.counts();
    expect(await file(text, { requestKey })).toEqual(first);
    expect(await world.counts()).toEqual(counts);
    expect(await file(line("冯新", freshman), { requestKey })).toMatchObject({
      ok: false,
      error: { code: "bad-request" },
    });
    expect(await file(text)).toMatchObject({ ok: true, data: { filed: 0, known: 2 } });
  });

  test("somebody in the list twice is filed once", async () => {
    const text = [line("冯新", freshman), line("冯新", freshman)].join("\n");
    expect(await file(text)).toMatchObject({ ok: true, data: { lines: 2, filed: 1, known: 1 } });
  });

  test("a number that stands under another name is not told: the desk looks into it", async () => {
    const answer = await file(line("另一个", known.document.number, "1班", "小学"));
    expect(answer).toMatchObject({ ok: true, data: { filed: 1, known: 0, bad: [] } });
    expect((await requests())[0]).toMatchObject({ place: SCHOOL, person_id: null });
    expect((await world.counts())["school_member"]).toBe(0);
  });

  test("the last day is kept with the request: on it a list is taken, a day later it is refused with the clause, and nothing is written", async () => {
    const huarong = await world.worker("w-huarong", { role: "school", place: "430623Z21" });
    const fileThere = (row: string) =>
      huarong.ask("fileBatch", {
        requestKey: freshKey(),
        school: "430623Z21",
        year: 2022,
        text: `${HEADING}\n${row}`,
      });
    world.setNow("2021-12-31 23:59:00");
    const inTime = await fileThere(line("冯新", freshman, "1班", "大学", "2021-09-05"));
    expect(inTime).toMatchObject({ ok: true, data: { filed: 1, bad: [] } });
    expect(await requests()).toMatchObject([{ last_day: "2021-12-31" }]);
    const before = await world.counts();
    world.setNow("2022-01-01 00:00:00");
    const birth = "2004-07-07";
    const late = await fileThere(line("何晚", number(birth, "male"), "1班", "大学", "2021-09-05"));
    expect(late).toMatchObject({ ok: false, error: { code: "too-late" } });
    expect(JSON.stringify(late)).toMatch(/2021年12月31日.*〔.+〕/);
    expect(await world.counts()).toEqual(before);
  });

  test("another school, no school, a list without heading or too long", async () => {
    const other = await world.worker("w-other", { role: "school", place: "370481Z21" });
    expect(await file(line("冯新", freshman), { worker: other })).toMatchObject({
      ok: false,
      error: { code: "not-allowed" },
    });
    const bureau = await world.worker("w-bureau", { role: "bureau", place: "340103" });
    expect(await file(line("冯新", freshman), { worker: bureau })).toMatchObject({
      ok: false,
      error: { code: "not-allowed" },
    });
    const headless = await school.get("fileBatch", {
      requestKey: freshKey(),
      school: SCHOOL,
      year: 2023,
      text: line("冯新", freshman),
    });
    expect(headless).toMatchObject({ filed: 0, bad: [{ line: 1 }] });
    const long = Array.from({ length: 2_001 }, () => line("冯新", freshman)).join("\n");
    expect(await file(long)).toMatchObject({ ok: false, error: { code: "bad-request" } });
    expect((await world.counts())["request"]).toBe(0);
  });

  test("who is narrowed to a class files for that one", async () => {
    const teacher = await world.worker("w-teacher", {
      role: "school",
      place: SCHOOL,
      className: "计算机1班",
    });
    const text = [
      line("冯新", freshman),
      line("何别", number("2004-07-07", "male"), "计算机2班"),
    ].join("\n");
    expect(await file(text, { worker: teacher })).toMatchObject({
      ok: true,
      data: { filed: 1, bad: [{ line: 3 }] },
    });
  });
});

describe("LY-10 the class list", () => {
  beforeEach(async () => {
    await file(
      [
        line("吴小满", paid.document.number, "三（1）班", "小学"),
        line("郑小雨", known.document.number, "三（2）班", "小学"),
      ].join("\n"),
    );
  });

  test("shows classes with how many take part, and the pupils of one", async () => {
    const roster = await school.get("classRoster", { school: SCHOOL, year: 2023 });
    expect(roster).toMatchObject({
      school: { code: SCHOOL },
      classes: [
        { className: "三（1）班", pupils: 1, enrolled: 1 },
        { className: "三（2）班", pupils: 1, enrolled: 0 },
      ],
      pupils: [],
    });
    const one = await school.get("classRoster", {
      school: SCHOOL,
      className: "三（1）班",
      year: 2023,
    });
    expect(one.pupils).toMatchObject([{ name: "吴小满", standing: "已缴费", household: "" }]);
    expect(JSON.stringify(one)).not.toContain(paid.document.number);
  });

  test("who is narrowed to a class sees no other; another school nothing; the bureau all", async () => {
    const teacher = await world.worker("w-teacher", {
      role: "school",
      place: SCHOOL,
      className: "三（2）班",
    });
    const own = await teacher.get("classRoster", { school: SCHOOL, year: 2023 });
    expect(own.classes.map(({ className }) => className)).toEqual(["三（2）班"]);
    expect(own.pupils.map(({ name }) => name)).toEqual(["郑小雨"]);
    const peek = { school: SCHOOL, className: "三（1）班", year: 2023 };
    expect((await teacher.get("classRoster", peek)).pupils).toEqual([]);
    const other = await world.worker("w-other", { role: "school", place: "370481Z21" });
    expect(await other.refused("classRoster", peek)).toBe("not-allowed");
    const bureau = await world.worker("w-bureau", { role: "bureau", place: "340103" });
    expect((await bureau.get("classRoster", peek)).pupils).toHaveLength(1);
  });

  test("who has left the school is on its list no more", async () => {
    await world.rows(
      "update school_member set until = '2022-09-19' where class_name = '三（1）班'",
    );
    const { classes } = await school.get("classRoster", { school: SCHOOL, year: 2023 });
    expect(classes.map(({ className }) => className)).toEqual(["三（2）班"]);
  });
});
