import type { Facts } from "../policy";
import { errandsFor, type RegisterStanding } from ".";
import {
  book,
  happened,
  BAOGOU,
  KAIPING,
  MEMBER,
  PAID,
  RENEWING,
} from "../../test/policy/requests";

describe("[R8] the list", () => {
  const listed = (facts: Facts, standing: RegisterStanding | null) =>
    errandsFor(book, facts, standing).map(({ kind: one, event, refundReason }) =>
      [one, event ?? refundReason].filter(Boolean).join(":"),
    );

  test("a newcomer sees what lets people in, and only events that the plan knows", () => {
    expect(listed({ ...KAIPING, on: "2022-03-01" }, null)).toEqual([
      "registration",
      "midyear:unemployed",
      "midyear:discharged-soldier",
      "midyear:released",
      "midyear:retired-short",
      "permit:permit-issued",
      "student:school-entry",
      "moved-in:moved-in",
      "newborn:newborn",
    ]);
    expect(listed({ ...BAOGOU, on: "2021-11-01" }, null)).toEqual([
      "registration",
      "permit",
      "student",
      "moved-in:moved-in",
      "newborn:newborn",
    ]);
  });

  test("who has paid sees a child of theirs, changes, and a refund for each reason", () => {
    const all = listed({ ...KAIPING, on: "2021-12-01", ...RENEWING }, PAID);
    expect(all.slice(0, 4)).toEqual(["newborn:newborn", "change", "stop", "correction"]);
    expect(all.slice(4)).toHaveLength(8);
    expect(all).toContain("refund:death");
  });

  test("a last day that hangs on the event's day is told only where the register knows that day", () => {
    const soldier = (facts: Partial<Facts>) =>
      errandsFor(
        book,
        { place: "999902", year: 2027, on: "2027-03-11", ...RENEWING, ...facts },
        MEMBER,
      ).find(({ event }) => event === "discharged-soldier");
    expect(soldier({})).toMatchObject({ open: true, by: null });
    expect(soldier({ event: happened("discharged-soldier", "2027-02-01") })).toMatchObject({
      open: true,
      by: "2027-04-02",
    });
    const baby = errandsFor(book, { ...KAIPING, on: "2021-11-20" }, null).find(
      ({ kind: one }) => one === "newborn",
    );
    expect(baby?.by).toBeNull();
  });

  test("a child registered by certificate can have its number added; grandparents are not shown what pupils do", () => {
    const child = { ...MEMBER, documentType: "birth-certificate" } as const;
    expect(listed({ ...KAIPING, on: "2021-11-01", ...RENEWING }, child)).toContain("number");
    const elder: Facts = { ...KAIPING, on: "2021-11-01", ...RENEWING, birthDate: "1950-01-01" };
    expect(listed(elder, MEMBER)).not.toContain("student");
    expect(listed({ ...elder, birthDate: "1985-01-01" }, MEMBER)).toContain("student");
  });

  test("a year without a plan offers nothing but says so", () => {
    const errands = errandsFor(book, { place: "440783", year: 2031, on: "2030-11-01" }, null);
    expect(errands).toMatchObject([{ kind: "registration", open: false }]);
    expect(errands[0]?.why?.text).toContain("还没有公布");
  });
});
