import {
  bindFaults,
  EMPTY_FORM,
  faultsAfter,
  fieldOfPath,
  isUnder14,
  needsConsent,
  type BindForm,
} from "./bind-form";

const TODAY = "2022-11-28";
/** Invented number with a right check digit, born 1990-03-07. */
const ADULT = "11010119900307109X";
/** Invented number with a right check digit, born 2015-06-01. */
const CHILD = "110101201506010010";
const form = (part: Partial<BindForm>): BindForm => ({ ...EMPTY_FORM, ...part });
const fieldsOf = (part: Partial<BindForm>) =>
  bindFaults(form(part), TODAY).map(({ field }) => field);

test("an empty form names every field that must be filled, in the order of the page", () => {
  expect(fieldsOf({})).toEqual(["relation", "name", "number"]);
});

test("a complete form has no fault; lower-case x and blanks in the number are no fault", () => {
  expect(fieldsOf({ relation: "self", name: "张三", number: "110101 19900307 109x" })).toEqual([]);
});

test("a wrong check digit is told at the number, without repeating the number", () => {
  const number = "110101199003071090";
  const faults = bindFaults(form({ relation: "self", name: "张三", number }), TODAY);
  expect(faults.map(({ field }) => field)).toEqual(["number"]);
  expect(faults[0]?.text).toContain("校验");
  expect(faults[0]?.text).not.toContain(number);
});

test("the day before the 14th birthday is under 14, the birthday is not", () => {
  expect(isUnder14("2008-11-29", TODAY)).toBe(true);
  expect(isUnder14("2008-11-28", TODAY)).toBe(false);
});

test("a child under 14 needs the guardian, whoever adds it", () => {
  const child = { relation: "other", name: "李小明", number: CHILD } as const;
  expect(fieldsOf(child)).toEqual(["consent"]);
  expect(fieldsOf({ ...child, consent: true })).toEqual([]);
});

test("a grown-up child needs no consent; a newborn without a number does", () => {
  expect(needsConsent(form({ relation: "child", number: ADULT }), TODAY)).toBe(false);
  const newborn = form({ documentType: "birth-certificate", number: "O330123456" });
  expect(needsConsent(newborn, TODAY)).toBe(true);
});

test("a child's passport does not tell the age, so consent is asked", () => {
  const passport = { documentType: "passport", number: "E12345678" } as const;
  expect(needsConsent(form({ ...passport, relation: "child" }), TODAY)).toBe(true);
  expect(needsConsent(form({ ...passport, relation: "spouse" }), TODAY)).toBe(false);
});

test("what is touched is no longer called wrong, the rest still is", () => {
  const faults = bindFaults(EMPTY_FORM, TODAY);
  const left = (part: Partial<BindForm>) => faultsAfter(faults, part).map(({ field }) => field);
  expect(left({ name: "张" })).toEqual(["relation", "number"]);
  expect(left({ documentType: "passport" })).toEqual(["relation", "name"]);
});

test.each([
  ["documentNumber", "number"],
  ["guardianConsent", "consent"],
  ["name", "name"],
  ["items.0", undefined],
  [undefined, undefined],
])("a refusal about %s is shown at %s", (path, field) => {
  expect(fieldOfPath(path)).toBe(field);
});
