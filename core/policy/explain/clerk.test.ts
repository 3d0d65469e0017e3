import { Facts, PackDocument, type PlaceNode } from "..";
import { factsFromWords, hintFor } from ".";

const places: PlaceNode[] = [
  { code: "430623", name: "华容县", parent: null, level: "county" },
  { code: "430623101", name: "城关镇", parent: "430623", level: "town" },
  { code: "440783101", name: "城关镇", parent: null, level: "town" },
];
const typed = (...args: string[]) => factsFromWords(args, places);

test("what a clerk types becomes facts, by the keys of facts or by Chinese words", () => {
  const facts = {
    place: "430623",
    year: 2022,
    on: "2021-12-31",
    hukou: "local",
    birthDate: "1960-05-01",
    sex: "female",
    categories: [
      { code: "dibao" },
      { code: "disabled-1-2", from: "2021-01-01", to: "2021-12-31" },
      { code: "out-of-poverty-stable" },
    ],
    event: { kind: "moved-in", on: "2021-11-02" },
    employeeInsurance: { endedOn: "2021-10-31" },
    insuredElsewhere: false,
    registered: true,
    student: { stage: "university", enteredOn: "2021-09-01" },
    residencePermit: { issuedOn: "2021-02-01", until: "2022-02-01" },
    years: [2022, 2023],
    openings: { special: "2021-11-20", extension: { until: "2022-01-31" } },
    more: { tier: "high", "waiting-months": 3 },
  };
  expect(
    typed(
      ...["地区=华容县", "年度=2022", "日期=2021-12-31", "户口=本地", "出生=1960-05-01", "性别=女"],
      "身份=低保、一二级残疾:2021-01-01..2021-12-31，稳定脱贫",
      ...["情况=户口新迁进来:2021-11-02", "职工医保=2021-10-31", "别处参保=否", "已登记=是"],
      ...["学生=大学:2021-09-01", "居住证=2021-02-01..2022-02-01", "要缴年度=2022、2023"],
      ...["专门窗口=2021-11-20", "延长到=2022-01-31", "more.tier=high", "more.waiting-months=3"],
    ),
  ).toEqual({ facts });
  expect(Facts.safeParse(facts).success).toBe(true);
  expect(typed("place=430623", "hukou=local", "categories=dibao", "event=none")).toEqual({
    facts: { place: "430623", hukou: "local", categories: [{ code: "dibao" }], event: null },
  });
});

test("known to be none is not the same as not said", () => {
  expect(typed("身份=无", "职工医保=无", "居住证=无")).toEqual({
    facts: { categories: [], employeeInsurance: null, residencePermit: null },
  });
});

test("a name that two places have, or none, is not guessed", () => {
  expect(typed("地区=城关镇")).toEqual({
    bad: "place",
    message: "叫“城关镇”的地方不止一个，请写编码：430623101、440783101",
  });
  expect(typed("地区=北京")).toMatchObject({ bad: "place" });
  expect(typed("地区=110101")).toEqual({ facts: { place: "110101" } });
});

test.each([
  ["户籍=本地", "户籍"],
  ["户口", "户口"],
  ["户口=", "户口="],
])("%s is refused by name", (arg, bad) => {
  expect(typed("地区=华容县", arg)).toMatchObject({ bad });
});

test("classes and facts that a pack declares are typed by its words", () => {
  const pack = PackDocument.parse({
    id: "999903/2026",
    place: "999903",
    revision: 1,
    publishedAt: "2025-08-20",
    ownClasses: [{ key: "b", code: "x-brave", name: "见义勇为人员", says: "县里认定", cite: "四" }],
    facts: [
      {
        key: "tier",
        ask: "选哪一档？",
        kind: "choice",
        choices: [
          { key: "low", says: "一档" },
          { key: "high", says: "二档" },
        ],
        says: "档次",
        cite: "二",
      },
    ],
  });
  expect(factsFromWords(["身份=见义勇为人员、低保"], places, [pack])).toEqual({
    facts: { categories: [{ code: "x-brave" }, { code: "dibao" }] },
  });
  expect(hintFor("more.tier", pack)).toBe("more.tier=low（一档） 或 high（二档）");

  const asked = (...args: string[]) =>
    factsFromWords(["地区=999903", "年度=2026", ...args], places, [pack], (place, year) =>
      place === "999903" && year === 2026 ? (pack.facts ?? []) : [],
    );
  const told = { facts: { place: "999903", year: 2026, more: { tier: "high" } } };
  for (const arg of ["more.tier=high", "tier=high", "tier=二档", "档次=二档", "more.档次=二档"]) {
    expect(asked(arg)).toEqual(told);
  }
  const bad = asked("teir=high");
  expect(bad).toMatchObject({ bad: "teir" });
  expect("message" in bad && bad.message).toMatch(
    /要缴年度；这份方案自己问的：more\.tier=low（一档） 或 high（二档）$/,
  );
  expect(asked("more.teir=high")).toMatchObject({ bad: "more.teir" });
});

test.each([
  ["情况=新迁入户口:2027-04-20", "moved-in"],
  ["情况=户口新迁进来:2027-04-20", "moved-in"],
  ["情况=退役:2027-04-20", "discharged-soldier"],
  ["情况=新入学:2027-04-20", "school-entry"],
  ["情况=刚办下居住证:2027-04-20", "permit-issued"],
])("%s is known by what the questions call it", (arg, kind) => {
  expect(typed(arg)).toEqual({ facts: { event: { kind, on: "2027-04-20" } } });
});

test("the days of a class are written with a colon or as in rosters", () => {
  const facts = { categories: [{ code: "dibao", from: "2026-01-01", to: "2026-11-30" }] };
  expect(typed("身份=低保:2026-01-01..2026-11-30")).toEqual({ facts });
  expect(typed("身份=dibao@2026-01-01..2026-11-30")).toEqual({ facts });
});
