import type { PackDocument } from "../../core/policy";
import type { Told } from "./interview";
import {
  factsOfSide,
  jointForm,
  jointMissing,
  jointText,
  type Side,
  type Sides,
} from "./joint-questions";

const packOf = (place: string, more: Partial<PackDocument> = {}): PackDocument => ({
  id: `${place}/2030`,
  place,
  coverageYear: 2030,
  revision: 1,
  publishedAt: "2029-09-01",
  ...more,
});
const fact = (key: string, ask: string) => ({
  key,
  ask,
  kind: "yes-no" as const,
  says: ask,
  cite: "一",
});
const side = (place: string, name: string, more?: Partial<PackDocument>): Side => ({
  place,
  name,
  year: 2030,
  pack: packOf(place, more),
});

const event = (kinds: string[]): Partial<PackDocument> => ({
  eligible: [{ key: "e", when: { event: kinds as ["newborn"] }, says: "情况", cite: "一" }],
});
const sides: Sides = [
  side("440783", "开平", {
    ...event(["newborn", "moved-in"]),
    facts: [fact("same", "是渔民吗？"), fact("own", "是侨眷吗？")],
  }),
  side("430623", "华容", { ...event(["moved-in"]), facts: [fact("same", "是渔民吗？")] }),
];

const facts = (key: string, choice: string, days?: Record<string, string>) => {
  const told: Told[] = [{ key, answer: { choice, ...(days && { days }) } }];
  return [0, 1].map((index): Record<string, unknown> =>
    factsOfSide(told, sides[index === 0 ? 0 : 1], index, "2029-10-01"),
  );
};

test("where the household book lies is asked once and answers for both", () => {
  const form = jointForm(sides, "hukou");
  expect(form?.kind === "choice" && form.choices.map(({ name }) => name)).toEqual([
    "在开平",
    "在华容",
    "都不在",
  ]);
  expect(facts("hukou", "local@0").map(({ hukou }) => hukou)).toEqual(["local", "elsewhere"]);
  expect(facts("hukou", "local@1").map(({ hukou }) => hukou)).toEqual(["elsewhere", "local"]);
  expect(facts("hukou", "elsewhere").map(({ hukou }) => hukou)).toEqual(["elsewhere", "elsewhere"]);
});

test("an event of a place holds there only, one of the person in both", () => {
  const form = jointForm(sides, "event");
  expect(form?.kind === "choice" && form.choices.map(({ key }) => key)).toEqual([
    "none",
    "newborn",
    "moved-in@0",
    "moved-in@1",
  ]);
  const on = { on: "2029-08-01" };
  expect(facts("event", "moved-in@1", on).map((one) => one["event"])).toEqual([
    null,
    { kind: "moved-in", on: "2029-08-01" },
  ]);
  expect(facts("event", "newborn", on).map((one) => one["birthDate"])).toEqual([
    "2029-08-01",
    "2029-08-01",
  ]);
});

test("a yes or no about a place: here, there, both or neither", () => {
  const seen = (choice: string) =>
    facts("parentInsuredHere", choice).map((one) => one["parentInsuredHere"]);
  expect(["yes@0", "yes@1", "yes", "no"].map(seen)).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [false, false],
  ]);
});

test("every missing fact once, in the order of asking; a pack's own fact for its side, unless both ask the same", () => {
  expect(
    jointMissing(sides, [
      ["sex", "hukou", "more.own", "more.same"],
      ["birthDate", "hukou", "more.same"],
    ]),
  ).toEqual(["hukou", "birthDate", "sex", "more.own@0", "more.same"]);
  expect(jointText(sides, "more.own@0")).toBe("开平：是侨眷吗？");
  expect(jointText(sides, "more.same")).toBe("是渔民吗？");
  expect(facts("more.own@0", "yes").map((one) => one["more"])).toEqual([{ own: true }, undefined]);
  expect(facts("more.same", "yes").map((one) => one["more"])).toEqual([
    { same: true },
    { same: true },
  ]);
});
