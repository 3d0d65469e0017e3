import fc from "fast-check";
import {
  MIDYEAR_EVENTS,
  REQUEST_KINDS,
  type RequestDetails,
  type StatedPerson,
} from "../contracts";
import { problemsOf, wholeRequest, type About } from ".";

const TODAY = "2022-03-01";
/** Born on 1949-12-31, a woman. */
const WOMAN: StatedPerson = {
  name: "王芳",
  documentType: "resident-id",
  documentNumber: "11010519491231002X",
};
const baby = (birthDate: string, rest: Partial<StatedPerson> = {}): StatedPerson => ({
  name: "王小宝",
  documentType: "birth-certificate",
  documentNumber: "P123456789",
  sex: "male",
  birthDate,
  ...rest,
});
const NEW: About = { member: false };
const KNOWN: About = { member: true };

type Args = Parameters<typeof problemsOf>;
const codes = (
  kind: Args[0],
  event: Args[1],
  details: RequestDetails,
  about: About = KNOWN,
): string[] =>
  problemsOf(kind, event, details, TODAY, about).map(({ path, code }) => `${path}: ${code}`);

describe("[R12] what is missing", () => {
  test.each<[Args[0], Args[1], RequestDetails, About, string[]]>([
    ["registration", null, {}, NEW, ["person: missing", "hukou: missing"]],
    ["registration", null, { person: WOMAN, hukou: "local" }, NEW, []],
    ["registration", null, {}, KNOWN, []],
    ["change", null, {}, KNOWN, ["changes: missing"]],
    ["change", null, { changes: {} }, KNOWN, ["changes: nothing-to-change"]],
    ["change", null, { changes: { address: "东街1号" } }, KNOWN, []],
    ["stop", null, {}, KNOWN, ["stopReason: missing"]],
    ["refund", null, {}, KNOWN, ["refundReason: missing"]],
    ["midyear", null, {}, KNOWN, ["event.on: missing"]],
    ["moved-in", null, {}, KNOWN, ["event.on: missing"]],
    ["permit", null, {}, KNOWN, ["permit: missing"]],
    ["student", null, {}, KNOWN, ["student: missing"]],
    ["correction", null, {}, KNOWN, ["person: missing"]],
    [
      "midyear",
      { kind: "unemployed", on: "2022-02-01" },
      {},
      KNOWN,
      ["employeeInsurance: missing"],
    ],
    ["newborn", null, { person: baby("2022-02-01"), hukou: "local" }, NEW, []],
    ["newborn", null, { hukou: "local" }, NEW, ["person: missing", "event.on: missing"]],
  ])("%s %j %j", (kind, event, details, about, expected) => {
    expect(codes(kind, event, details, about)).toEqual(expected);
  });
});

describe("[R12] what is wrong", () => {
  test.each<[string, Args[0], Args[1], RequestDetails, About, string[]]>([
    [
      "the event is tomorrow",
      "midyear",
      { kind: "released", on: "2022-03-02" },
      {},
      KNOWN,
      ["event.on: future"],
    ],
    ["the event is today", "midyear", { kind: "released", on: TODAY }, {}, KNOWN, []],
    [
      "no such day",
      "midyear",
      { kind: "released", on: "2022-02-30" },
      {},
      KNOWN,
      ["event.on: no-such-day"],
    ],
    [
      "before birth, by the register",
      "midyear",
      { kind: "released", on: "1979-12-31" },
      {},
      { member: true, birthDate: "1980-01-01" },
      ["event.on: event-before-birth"],
    ],
    [
      "on the day of birth",
      "midyear",
      { kind: "welfare-home", on: "2022-01-01" },
      {},
      { member: true, birthDate: "2022-01-01" },
      [],
    ],
    [
      "before birth, by the number",
      "midyear",
      { kind: "released", on: "1949-12-30" },
      { person: WOMAN, hukou: "local" },
      NEW,
      ["event.on: event-before-birth"],
    ],
    [
      "an event of another kind",
      "stop",
      { kind: "released", on: TODAY },
      { stopReason: "army" },
      KNOWN,
      ["event: event-mismatch"],
    ],
    [
      "an event of another kind",
      "newborn",
      { kind: "released", on: "2022-02-01" },
      { person: baby("2022-02-01"), hukou: "local" },
      NEW,
      ["event: event-mismatch"],
    ],
    [
      "a newborn with a grown-up's number",
      "newborn",
      { kind: "newborn", on: "2022-02-01" },
      { person: WOMAN, hukou: "local" },
      NEW,
      ["event.on: birth-differs", "person.birthDate: not-newborn"],
    ],
    [
      "two years old today",
      "newborn",
      null,
      { person: baby("2020-03-01"), hukou: "local" },
      NEW,
      ["person.birthDate: not-newborn"],
    ],
    [
      "two years old tomorrow",
      "newborn",
      null,
      { person: baby("2020-03-02"), hukou: "local" },
      NEW,
      [],
    ],
    [
      "born tomorrow",
      "newborn",
      null,
      { person: baby("2022-03-02"), hukou: "local" },
      NEW,
      ["person.birthDate: born-later", "event.on: future"],
    ],
    [
      "a permit that ended yesterday",
      "permit",
      null,
      { permit: { issuedOn: "2021-02-28", until: "2022-02-28" } },
      KNOWN,
      ["permit.until: permit-expired"],
    ],
    [
      "a permit that ends today",
      "permit",
      null,
      { permit: { issuedOn: "2021-03-01", until: TODAY } },
      KNOWN,
      [],
    ],
    [
      "a permit that ends before it begins",
      "permit",
      null,
      { permit: { issuedOn: "2022-02-01", until: "2022-01-31" } },
      KNOWN,
      ["permit.until: out-of-order"],
    ],
    [
      "a permit of tomorrow",
      "permit",
      null,
      { permit: { issuedOn: "2022-03-02", until: "2023-03-01" } },
      KNOWN,
      ["event.on: future", "permit.issuedOn: future"],
    ],
    [
      "a permit for a local",
      "permit",
      null,
      { hukou: "local", permit: { issuedOn: "2021-03-01", until: "2023-01-01" } },
      KNOWN,
      ["hukou: permit-local"],
    ],
    [
      "left before entered",
      "student",
      null,
      { student: { stage: "university", enteredOn: "2021-09-01", graduatesOn: "2021-08-31" } },
      KNOWN,
      ["student.graduatesOn: out-of-order"],
    ],
    [
      "graduated",
      "student",
      null,
      { student: { stage: "university", graduatesOn: "2022-02-28" } },
      KNOWN,
      ["student.graduatesOn: graduated"],
    ],
    [
      "graduates today",
      "student",
      null,
      { student: { stage: "university", graduatesOn: TODAY } },
      KNOWN,
      [],
    ],
    [
      "insured until tomorrow",
      "midyear",
      { kind: "unemployed", on: TODAY },
      { employeeInsurance: { endedOn: "2022-03-02" } },
      KNOWN,
      ["employeeInsurance.endedOn: future"],
    ],
    [
      "a damaged name and a wrong digit",
      "correction",
      null,
      { person: { ...WOMAN, name: "王?", documentNumber: "110105194912310021" } },
      KNOWN,
      ["person.name: name", "person.documentNumber: check-digit"],
    ],
    [
      "a certificate in place of a number",
      "number",
      null,
      { person: baby("2020-01-01") },
      KNOWN,
      ["person.documentType: needs-number"],
    ],
    [
      "sixteen with a certificate",
      "registration",
      null,
      { person: baby("2006-03-01"), hukou: "local" },
      NEW,
      ["person.documentType: certificate-of-grown-up"],
    ],
    [
      "not yet sixteen",
      "registration",
      null,
      { person: baby("2006-03-02"), hukou: "local" },
      NEW,
      [],
    ],
  ])("%s", (...[, kind, event, details, about, expected]) => {
    expect(codes(kind, event, details, about)).toEqual(expected);
  });

  test("texts say what to do, and never a number or a name", () => {
    const person = { ...WOMAN, name: "王?", documentNumber: "110105194912310021" };
    const found = problemsOf("registration", null, { person }, TODAY, NEW);
    expect(found.every(({ text, todo }) => text.endsWith("。") && todo.endsWith("。"))).toBe(true);
    expect(JSON.stringify(found)).not.toMatch(/110105|王\?/);
  });

  const day = fc.constantFrom("2022-01-01", "2022-02-30", "9999-12-31", "0000-00-00", "2022-03-01");
  const details: fc.Arbitrary<RequestDetails> = fc.record(
    {
      person: fc.constantFrom(WOMAN, baby("2022-01-01"), baby("2022-02-30"), {
        ...WOMAN,
        documentNumber: "-----",
      }),
      permit: fc.record({ issuedOn: day, until: day }),
      student: fc.record({
        stage: fc.constant("school" as const),
        enteredOn: day,
        graduatesOn: day,
      }),
      employeeInsurance: fc.oneof(fc.constant("active" as const), fc.record({ endedOn: day })),
      changes: fc.constantFrom({}, { address: "x" }),
      hukou: fc.constantFrom("local" as const, "elsewhere" as const),
    },
    { requiredKeys: [] },
  );
  test("whatever is stated is answered, and what is missing does not hide what is wrong", () => {
    const event = fc.option(fc.record({ kind: fc.constantFrom(...MIDYEAR_EVENTS), on: day }));
    fc.assert(
      fc.property(
        fc.constantFrom(...REQUEST_KINDS),
        event,
        details,
        fc.boolean(),
        (kind, on, stated, member) => {
          const found = problemsOf(kind, on, stated, TODAY, { member });
          const impossible = on?.on === "2022-02-30" || on?.on === "0000-00-00";
          if (impossible) expect(found.map(({ code }) => code)).toContain("no-such-day");
        },
      ),
    );
  });
});

describe("[R7] a day is asked once", () => {
  test("a newborn's event is its birth, by the paper or by the number", () => {
    const body = { details: { person: baby("2022-02-01") } };
    expect(wholeRequest("newborn", 2022, body).event).toEqual({
      kind: "newborn",
      on: "2022-02-01",
    });
    expect(wholeRequest("newborn", 2022, { details: { person: WOMAN } }).event?.on).toBe(
      "1949-12-31",
    );
    const undated = baby("2022-02-01");
    delete undated.birthDate;
    const told = wholeRequest("newborn", 2022, {
      event: { kind: "newborn", on: "2022-02-02" },
      details: { person: undated },
    });
    expect(told.details.person?.birthDate).toBe("2022-02-02");
  });

  test("a permit or a school of this year is an event, one of former years is not", () => {
    const until = "2023-06-30";
    const of = (issuedOn: string) =>
      wholeRequest("permit", 2022, { details: { permit: { issuedOn, until } } }).event;
    expect(of("2022-01-01")).toEqual({ kind: "permit-issued", on: "2022-01-01" });
    expect(of("2021-12-31")).toBeNull();
    const school = wholeRequest("student", 2022, {
      details: { student: { stage: "school", enteredOn: "2022-02-15" } },
    });
    expect(school.event).toEqual({ kind: "school-entry", on: "2022-02-15" });
    expect(wholeRequest("registration", 2022, { details: { person: WOMAN } }).event).toBeNull();
  });
});
