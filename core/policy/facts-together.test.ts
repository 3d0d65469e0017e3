/** Facts that tell of each other: a birth told by an event, days that cannot both be. */
import { Facts as FactsForm } from "./facts";
import { amount, bookOf, factsWith, packWith, windowWith } from "./testing";

describe("a newborn of whom only the birth is told", () => {
  const newborn = (on: string) => ({
    hukou: "local" as const,
    event: { kind: "newborn" as const, on },
  });
  const book = bookOf(
    packWith({
      amounts: [
        amount("personal", { yuan: 400 }),
        amount("price", {
          cases: [{ when: { age: { at: "payday", under: 18 } }, is: { yuan: 100 } }],
          otherwise: "personal",
        }),
      ],
      ways: [windowWith({ price: "price" })],
    }),
  );

  it("is as old as the birth tells, and is not asked for it again", () => {
    const { due, missing } = book.quote(factsWith(newborn("2029-09-20")));
    expect([due, missing]).toEqual([10_000, []]);
  });

  it("is as old as the birth date says where both are given", () => {
    const both = { ...newborn("2029-09-20"), birthDate: "1970-01-01" };
    expect(book.quote(factsWith(both)).due).toBe(40_000);
  });

  it("is no reason to ask others for their events: the birth date is asked for", () => {
    expect(book.quote(factsWith({ hukou: "local" })).missing).toEqual(["birthDate"]);
  });
});

describe("days that contradict each other", () => {
  const said = (change: object) =>
    FactsForm.safeParse({ ...factsWith(), ...change }).error?.issues.map(({ path, message }) => [
      path.join("."),
      message,
    ]);
  it.each([
    [
      "birthDate",
      "新生儿的出生日期和 event 里写的不是同一天，请核对",
      { event: { kind: "newborn", on: "2029-10-01" }, birthDate: "1990-01-01" },
    ],
    [
      "residencePermit.until",
      "居住证的有效期不能在签发日以前，请核对两个日期",
      { residencePermit: { issuedOn: "2026-12-01", until: "2025-01-01" } },
    ],
    [
      "student.graduatesOn",
      "毕业不能在入学以前，请核对两个日期",
      { student: { stage: "school", enteredOn: "2029-09-01", graduatesOn: "2029-07-01" } },
    ],
  ])("are refused: %s", (path, message, change) => {
    expect(said(change)).toEqual([[path, message]]);
  });
  it("the same day is no contradiction", () => {
    const on = "2029-10-01";
    const same = {
      event: { kind: "newborn", on },
      birthDate: on,
      residencePermit: { issuedOn: on, until: on },
    };
    expect(said(same)).toBeUndefined();
  });
});
