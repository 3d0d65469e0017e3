import { changesNothing, correctionOf, readPerson, type Known, type PersonRead } from ".";

const TODAY = "2022-03-01";
const known: Known = {
  name: "王芳",
  documentType: "resident-id",
  documentKey: "11010519491231002X",
  birthDate: "1949-12-31",
  sex: "female",
};

const read = (stated: Parameters<typeof readPerson>[0]): PersonRead => {
  const found = readPerson(stated, TODAY);
  if (!found.ok) throw new Error(found.findings[0]?.text);
  return found.person;
};
const SAME = {
  name: "王 芳",
  document: { type: "resident-id", number: "11010519491231002x" },
} as const;
/** The same with a sequence of the other sex: 身份证 of a man born on the same day. */
const man = (): PersonRead => ({
  ...read(SAME),
  sex: "male",
  document: { ...read(SAME).document, key: "110105194912310038", sex: "male" },
});

test("[K1] another spelling of the same is nothing to correct", () => {
  const none = correctionOf(known, read(SAME), TODAY);
  expect(changesNothing(none)).toBe(true);
  expect(none).toEqual({ changes: [], says: [], grave: false });
});

test("[K2] a name is whatever the household register says, however unlike; alone it is not grave", () => {
  const found = correctionOf(known, read({ ...SAME, name: "欧阳静" }), TODAY);
  expect(found.changes).toEqual(["name"]);
  expect(found.grave).toBe(false);
  expect(changesNothing(found)).toBe(false);
  const spelling = correctionOf(
    { ...known, name: "JOHN SMITH" },
    read({ ...SAME, name: "John Smith" }),
    TODAY,
  );
  expect(spelling).toEqual({ changes: ["name"], says: [], grave: false });
});

test("[K3] a number that moves the birth date or the sex is said, with the age before and after", () => {
  const born = { ...read(SAME), birthDate: "1950-12-31" };
  const later = correctionOf(known, born, TODAY);
  expect(later).toMatchObject({ changes: ["birthDate"], grave: true });
  expect(later.says.join()).toContain("年龄由72岁变为71岁");
  const sameAge = correctionOf(known, { ...born, birthDate: "1949-12-30" }, TODAY);
  expect(sameAge.says.join()).not.toContain("年龄");
  expect(sameAge.grave).toBe(true);
  const sex = correctionOf(known, man(), TODAY);
  expect(sex).toMatchObject({ changes: ["documentNumber", "sex"], grave: true });
  expect(sex.says.join()).toContain("性别由女变为男");
});

test("[K4] name and number together are another person until somebody has seen the papers", () => {
  const number = { ...read(SAME).document, key: "110105194912310046" };
  const slip = correctionOf(known, { ...read(SAME), document: number }, TODAY);
  expect(slip).toMatchObject({ changes: ["documentNumber"], grave: false });
  const both = correctionOf(known, { ...read(SAME), name: "李静", document: number }, TODAY);
  expect(both).toMatchObject({ changes: ["name", "documentNumber"], grave: true });
});

test("[K4] a kind of document that changes changes the number, and no text holds a number", () => {
  const found = correctionOf(
    { ...known, documentType: "birth-certificate", documentKey: "P123456789" },
    read(SAME),
    TODAY,
  );
  expect(found.changes).toEqual(["documentType", "documentNumber"]);
  expect(found.says.join()).toContain("证件由出生医学证明改为居民身份证");
  expect(found.says.join()).not.toMatch(/\d{6,}|P123/);
});
