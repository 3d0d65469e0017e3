import { dayTypedOf } from "../logic";
import { asksOf, asksOfPart } from "./asks";
import { detailsOf, emptyFor, EMPTY_REQUEST, eventOf, type Asked, type RequestForm } from "./form";
import { faultsWithout, fieldOfRefusal, guardianConsents, partFaults } from "./faults";
import { answerRows } from "./rows";

const TODAY = "2022-06-01";
const asked = (part: Partial<Asked>): Asked => ({
  kind: "midyear",
  event: null,
  asks: [],
  ...part,
});
const form = (part: Partial<RequestForm>): RequestForm => ({ ...EMPTY_REQUEST, ...part });
const fieldsOf = (faults: { field: string }[]) => faults.map(({ field }) => field);
const MEMBERS = { members: new Map([["M1", "林志强"]]) };

const NEWBORN = asked({ kind: "newborn", event: "newborn", asks: ["person", "event", "hukou"] });
const BABY = form({
  ...emptyFor("newborn"),
  name: " 林小宝 ",
  number: "U440000001",
  birth: dayTypedOf("2022-05-20"),
  sex: "male",
  hukou: "local",
});

test("what is asked follows the form's order, whatever the server's; a word it does not know is left out", () => {
  const asks = asksOf({ asks: ["hukou", "event.on", "from-next-year", "person"] });
  expect(asks).toEqual(["person", "event", "hukou"]);
  expect(asksOfPart(asks, "who")).toEqual(["person"]);
  expect(asksOfPart(asks, "what")).toEqual(["event", "hukou"]);
});

test("a newborn's birth date is asked once, and is the day of the event too", () => {
  expect(partFaults(BABY, NEWBORN, "who", TODAY)).toEqual([]);
  expect(partFaults(BABY, NEWBORN, "what", TODAY)).toEqual([]);
  expect(eventOf(BABY, NEWBORN)).toEqual({ kind: "newborn", on: "2022-05-20" });
  expect(detailsOf(BABY, NEWBORN)).toEqual({
    person: {
      name: "林小宝",
      documentType: "birth-certificate",
      documentNumber: "U440000001",
      sex: "male",
      birthDate: "2022-05-20",
    },
    hukou: "local",
  });
});

test("an identity number tells birth and sex, so neither is asked nor sent", () => {
  const known = form({ name: "林子轩", number: "440783201206180011" });
  const faults = partFaults(known, asked({ asks: ["person"] }), "who", TODAY);
  expect(fieldsOf(faults)).not.toContain("birth");
  expect(detailsOf(known, asked({ asks: ["person"] })).person).not.toHaveProperty("birthDate");
});

test("nothing filled in: each question that is asked says what is missing, and no other", () => {
  const all = asked({ kind: "permit", event: "permit-issued", asks: ["permit", "hukou"] });
  expect(fieldsOf(partFaults(form({}), all, "what", TODAY))).toEqual([
    "permitIssued",
    "permitUntil",
    "hukou",
  ]);
  expect(fieldsOf(partFaults(emptyFor("newborn"), NEWBORN, "who", TODAY))).toEqual([
    "name",
    "number",
    "birth",
    "sex",
  ]);
});

test("what has happened does not lie ahead, and a permit does not end before it begins", () => {
  const discharged = asked({ event: "discharged-soldier", asks: ["event"] });
  const ahead = form({ on: dayTypedOf("2022-06-02") });
  expect(partFaults(ahead, discharged, "what", TODAY)[0]?.text).toContain("不能在今天以后");
  expect(partFaults(form({ on: dayTypedOf(TODAY) }), discharged, "what", TODAY)).toEqual([]);
  const turned = form({
    permitIssued: dayTypedOf("2022-05-01"),
    permitUntil: dayTypedOf("2021-05-01"),
  });
  const permit = asked({ asks: ["permit"] });
  expect(fieldsOf(partFaults(turned, permit, "what", TODAY))).toEqual(["permitUntil"]);
});

test.each([
  ["permit-issued", ["permit"], { permitIssued: dayTypedOf("2022-03-01") }, "2022-03-01"],
  ["school-entry", ["student"], { entered: dayTypedOf("2022-04-01") }, "2022-04-01"],
  ["released", ["event"], { on: dayTypedOf("2022-05-01") }, "2022-05-01"],
] as const)("the day of %s is where it was asked", (event, asks, part, on) => {
  expect(eventOf(form(part), asked({ event, asks }))).toEqual({ kind: event, on });
});

test("a change sends only what was ticked, though more was typed", () => {
  const changing = form({ changing: ["phone"], newPhone: "13800000000", newAddress: "旧的" });
  const change = asked({ kind: "change", asks: ["changes"] });
  expect(partFaults(changing, change, "what", TODAY)).toEqual([]);
  expect(detailsOf(changing, change)).toEqual({ changes: { phone: "13800000000" } });
  expect(answerRows(changing, change, MEMBERS)).toEqual([
    { field: "newPhone", part: "what", label: "手机号改成", value: "13800000000" },
  ]);
});

test("only what is asked is sent: answers to a question that is gone stay behind", () => {
  const stop = form({ stopReason: "own-wish", hukou: "local", phone: "13800000000" });
  expect(detailsOf(stop, asked({ kind: "stop", asks: ["stopReason"] }))).toEqual({
    stopReason: "own-wish",
  });
});

test("the last look names every answer, with the page on which it is changed", () => {
  const rows = answerRows({ ...BABY, note: "早产" }, NEWBORN, MEMBERS);
  expect(rows.map(({ label, value, part }) => [label, value, part])).toEqual([
    ["姓名", "林小宝", "who"],
    ["出生医学证明号码", "U440000001", "who"],
    ["出生日期", "2022年5月20日", "who"],
    ["性别", "男", "who"],
    ["户口", "在本地", "what"],
    ["想说明的", "早产", "what"],
  ]);
});

test("the server's refusal finds its field", () => {
  expect(fieldOfRefusal("details.person.documentNumber")).toBe("number");
  expect(fieldOfRefusal("details.person.birthDate")).toBe("birth");
  expect(fieldOfRefusal("event.on")).toBe("on");
  expect(fieldOfRefusal("materials")).toBe("photos");
  expect(fieldOfRefusal("requestKey")).toBeUndefined();
  expect(fieldOfRefusal(undefined)).toBeUndefined();
});

test("what is being put right is no longer called wrong; another document asks for another number", () => {
  const faults = partFaults(form({}), asked({ asks: ["person"] }), "who", TODAY);
  expect(fieldsOf(faults)).toEqual(["name", "number"]);
  expect(fieldsOf(faultsWithout(faults, { name: "张" }))).toEqual(["number"]);
  expect(fieldsOf(faultsWithout(faults, { documentType: "passport" }))).toEqual(["name"]);
});

test("for a baby, and for a child under fourteen, the guardian consents", () => {
  const person = asked({ kind: "registration", asks: ["person"] });
  const born = (birth: string) => form({ documentType: "passport", birth: dayTypedOf(birth) });
  expect(guardianConsents(born("2008-06-02"), person, TODAY)).toBe(true);
  expect(guardianConsents(born("2008-06-01"), person, TODAY)).toBe(false);
  expect(guardianConsents(EMPTY_REQUEST, NEWBORN, TODAY)).toBe(true);
});
