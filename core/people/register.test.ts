import { checkRow, factsOfRow } from ".";
import type { RegisterRow } from ".";

const ROW: RegisterRow = {
  place: "440783106221",
  name: "王芳",
  document: { type: "resident-id", number: "11010519491231002X" },
  household: "H-1",
  relationToHead: "户主",
  facts: { hukou: "local", employeeInsurance: null, insuredElsewhere: false },
  categories: [{ code: "dibao", from: "2020-01-01", department: "市民政局" }],
  enrolledYears: [2020, 2021],
  registeredYears: [],
};
const on = "2021-11-08";
const findings = (raw: unknown) => {
  const check = checkRow(raw, on);
  return check.ok ? [] : check.findings.map(({ code, path }) => `${path}: ${code}`);
};

describe("a row of a register", () => {
  test("a sound row is taken over with the birth date and sex of its number", () => {
    expect(checkRow(ROW, on)).toMatchObject({
      ok: true,
      person: { name: "王芳", birthDate: "1949-12-31", sex: "female" },
    });
  });

  test.each([
    ["a place that is no code", { place: "4407" }, "place: form"],
    ["a date that does not exist", { birthDate: "2021-02-30" }, "birthDate: form"],
    [
      "a class that nobody knows",
      { categories: [{ code: "x", department: "d" }] },
      "categories.0.code: form",
    ],
    [
      "age, which needs no list",
      { categories: [{ code: "age", department: "d" }] },
      "categories.0.code: form",
    ],
    [
      "a class without its department",
      { categories: [{ code: "dibao" }] },
      "categories.0.department: form",
    ],
    ["a phone that is none", { phone: "0750-22" }, "phone: form"],
    ["a fact that belongs to the question", { facts: { via: "self" } }, "facts: form"],
    ["a year that is not whole", { enrolledYears: ["2021"] }, "enrolledYears.0: form"],
    [
      "a wrong check digit",
      { document: { type: "resident-id", number: "110105194912310021" } },
      "document.number: check-digit",
    ],
    ["a sex that the number denies", { sex: "male" }, "sex: sex-differs"],
  ])("%s is found", (_, change, finding) => {
    expect(findings({ ...ROW, ...change })).toEqual([finding]);
  });

  test("what only the plan of a place asks for is kept, and a class that only a plan declares", () => {
    const row: RegisterRow = {
      ...ROW,
      facts: { ...ROW.facts, more: { "village-aid": 5000 } },
      categories: [{ code: "x-hero", department: "县政法委" }],
    };
    expect(findings(row)).toEqual([]);
    expect(factsOfRow(row, 2022, on)).toMatchObject({
      more: { "village-aid": 5000 },
      categories: [{ code: "x-hero" }],
    });
  });

  test("what is missing or unknown is named by its column, without repeating a value", () => {
    const check = checkRow({ ...ROW, name: undefined, hobby: "钓鱼" }, on);
    const texts = check.ok ? [] : check.findings.map(({ text }) => text);
    expect(texts).toEqual(["“姓名”没有填写，或者写法不对。", "有不认识的栏目，或者这一行不完整。"]);
    expect(JSON.stringify(check)).not.toContain("钓鱼");
    expect(findings(null)).toEqual([": form"]);
  });
});

describe("a row as facts for the engine", () => {
  test("enrolment and registration are those of the year asked", () => {
    expect(factsOfRow(ROW, 2022, on)).toEqual({
      place: "440783106221",
      year: 2022,
      on,
      hukou: "local",
      employeeInsurance: null,
      insuredElsewhere: false,
      categories: [{ code: "dibao", from: "2020-01-01" }],
      enrolledLastYear: true,
      registered: false,
    });
    expect(factsOfRow({ ...ROW, registeredYears: [2023] }, 2023, on)).toMatchObject({
      enrolledLastYear: false,
      registered: true,
    });
  });

  test("what the row does not know stays unknown", () => {
    expect(factsOfRow({ ...ROW, facts: {} }, 2022, on)).not.toHaveProperty("hukou");
  });
});
