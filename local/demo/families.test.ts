import { RegisterRow, isReadableName, readPerson } from "../../core/people";
import { ageOn } from "../../core/policy";
import { demoFamilies, opensOn, type DemoFamily } from ".";

/** Whether the families are what they say they are. What each of them owes is in `answers.test.ts`. */

const TODAY = "2026-11-22";
const everyone = demoFamilies.flatMap((family) =>
  family.members.map((member, row) => ({ family, member, row, on: opensOn(family, TODAY) })),
);
const PLACES = ["440783", "340103", "370481108", "430623", "130607", "999901"];

test("every member is a row of a register whose document, birth date and sex agree", () => {
  for (const { family, member, on } of everyone) {
    const who = `${family.key} ${member.name}`;
    expect([who, RegisterRow.safeParse(member).error]).toEqual([who, undefined]);
    const read = readPerson(member, on);
    expect([who, read.ok ? [] : read.findings]).toEqual([who, []]);
  }
});

test("nobody is listed twice, and no phone, account or key is used twice", () => {
  const twice = (keys: string[]) => keys.filter((key, i) => keys.indexOf(key) !== i);
  expect(twice(everyone.map(({ member }) => member.document.number))).toEqual([]);
  expect(twice(everyone.map(({ member }) => member.name))).toEqual([]);
  expect(twice(everyone.flatMap(({ member }) => member.phone ?? []))).toEqual([]);
  expect(twice(demoFamilies.map((family) => family.key))).toEqual([]);
  expect(twice(demoFamilies.map((family) => family.account.openid))).toEqual([]);
  expect(twice(demoFamilies.map((family) => family.account.phone))).toEqual([]);
});

test("phones are in a range that no operator has, and ID serials in one hardly ever reached", () => {
  for (const { member } of everyone) {
    if (member.phone) expect(member.phone).toMatch(/^120\d{8}$/);
    if (member.document.number.length === 18)
      expect(member.document.number.slice(14, 16)).toBe("99");
  }
});

test("each family is bound to rows that exist, once, and at most once to oneself", () => {
  for (const family of demoFamilies) {
    const rows = family.bound.map((binding) => binding.row);
    expect(new Set(rows).size).toBe(rows.length);
    expect(rows.every((row) => family.members[row] !== undefined)).toBe(true);
    expect(family.bound.filter((binding) => binding.relation === "self")).toHaveLength(1);
    // The account's phone is the registered phone of its owner, so that a confirmation by phone works.
    const self = family.bound.find((binding) => binding.relation === "self");
    expect(family.members[self?.row ?? -1]?.phone).toBe(family.account.phone);
  }
});

test("people of one household book live in one place", () => {
  const places = new Map<string, Set<string>>();
  for (const { member } of everyone)
    places.set(member.household, (places.get(member.household) ?? new Set()).add(member.place));
  expect([...places].filter(([, at]) => at.size !== 1)).toEqual([]);
});

test("every member lives in the place whose plan answers, or below it", () => {
  for (const { family, member } of everyone)
    expect([member.name, member.place.startsWith(family.place)]).toEqual([member.name, true]);
});

test.each(PLACES)(
  "%s has at least four families, one of them with someone left to add",
  (place) => {
    const here = demoFamilies.filter((family) => family.place === place);
    expect(here.length).toBeGreaterThanOrEqual(4);
    expect(here.some((family) => family.bound.length < family.members.length)).toBe(true);
    expect(here.some((family) => family.bound.some(({ binding }) => binding === "weak"))).toBe(
      true,
    );
  },
);

test("stories speak plain Chinese and names are readable", () => {
  for (const family of demoFamilies) {
    expect(family.title).toMatch(/^.{2,6}：.{3,20}$/);
    expect(family.story.length).toBeGreaterThan(15);
    expect(family.members.every((member) => isReadableName(member.name))).toBe(true);
  }
});

interface Someone {
  family: DemoFamily;
  member: RegisterRow;
  on: string;
}

/** Everyone whom the issue asks for, and how to tell them. */
const KINDS: Record<string, (one: Someone) => boolean> = {
  "an elder of 60 to 69 in Baogou": ({ family, member }) =>
    family.key.startsWith("baogou") &&
    member.birthDate! >= "1952-01-01" &&
    member.birthDate! <= "1961-12-31",
  "an elder of 70 or more in Baogou": ({ family, member }) =>
    family.key.startsWith("baogou") && member.birthDate! <= "1951-12-31",
  "a subsidised person": ({ member }) => member.categories.length > 0,
  "a person in two classes": ({ member }) => member.categories.length > 1,
  "a severely disabled person": ({ member }) =>
    member.categories.some(({ code }) => code === "disabled-1-2"),
  "a newborn": ({ member, on }) =>
    member.facts.event?.kind === "newborn" && ageOn(member.birthDate!, on) === 0,
  "a newborn without a number yet": ({ member }) => member.document.type === "birth-certificate",
  "a returning migrant worker after the window": ({ member, on }) =>
    member.facts.returningMigrantWorker === true && on > "2022-12-31",
  "someone asked whether they are one": ({ member, on }) =>
    member.facts.returningMigrantWorker === undefined && on > "2022-12-31",
  "a pupil": ({ member }) => member.facts.student?.stage === "school",
  "a university student": ({ member }) => member.facts.student?.stage === "university",
  "a permit holder": ({ member, on }) => (member.facts.residencePermit?.until ?? "") >= on,
  "a permit that has run out": ({ member, on }) => (member.facts.residencePermit?.until ?? on) < on,
  "someone in employee insurance": ({ member }) => member.facts.employeeInsurance === "active",
  "someone who paid elsewhere": ({ member }) => member.facts.insuredElsewhere === true,
  "someone who paid already": ({ family, member }) => member.enrolledYears.includes(family.year),
  "a first-timer": ({ member }) =>
    member.enrolledYears.length === 0 && member.registeredYears.length === 0,
  "a foreigner": ({ member }) => member.document.type === "passport",
  "a Hong Kong, Macao or Taiwan resident": ({ member }) => member.document.type === "hmt-permit",
};

test.each(Object.keys(KINDS))("there is %s", (kind) => {
  expect(everyone.filter((one) => KINDS[kind]!(one)).map(({ member }) => member.name)).not.toEqual(
    [],
  );
});

test("ages are those of the story", () => {
  const ageOf = (name: string) => {
    const found = everyone.find(({ member }) => member.name === name)!;
    return ageOn(found.member.birthDate!, found.on);
  };
  expect(ageOf("林子轩")).toBe(9);
  expect(ageOf("韦梓涵")).toBe(3);
  expect(ageOf("王秀英")).toBe(58);
  expect(ageOf("刘福田")).toBe(69);
  expect(ageOf("马振山")).toBe(81);
  expect(ageOf("宋来福")).toBe(63);
  expect(ageOf("薛雅琪")).toBe(18);
});
