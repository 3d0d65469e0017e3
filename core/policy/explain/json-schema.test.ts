import { casesJsonSchema, packJsonSchema } from ".";
import { ITEMS, PARTS } from "./descriptions";

interface Part {
  description?: string;
  properties?: Record<string, { description?: string }>;
  anyOf?: Part[];
  $defs?: Record<string, Part>;
}

const pack = packJsonSchema() as Part;
const cases = casesJsonSchema() as Part;
const parts: [string, Part][] = [
  ...Object.entries({ ...pack.$defs, ...cases.$defs }),
  ["Pack", pack],
];

const items = parts.flatMap(([name, part]) =>
  [part, ...(part.anyOf ?? [])].flatMap(({ properties = {} }) =>
    Object.entries(properties).map(([item, { description }]) => ({
      item: `${name}.${item}`,
      description,
    })),
  ),
);

test("an editor has words for every part and every item of a pack", () => {
  expect(items.filter(({ description }) => !description).map(({ item }) => item)).toEqual([]);
  expect(parts.filter(([name, part]) => name !== "Pack" && !part.description)).toEqual([]);
});

test("no words are left over for parts or items that no longer exist", () => {
  const known = new Set(items.map(({ item }) => item));
  const told = Object.entries(ITEMS)
    .filter(([part]) => part !== "*")
    .flatMap(([part, words]) => Object.keys(words).map((item) => `${part}.${item}`));
  expect(told.filter((item) => !known.has(item))).toEqual([]);
  const names = parts.map(([name]) => name);
  expect(Object.keys(PARTS).filter((name) => !names.includes(name))).toEqual([]);
});

test("the parts that name each other are written once, under their own names", () => {
  const names = parts.map(([name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(["Condition", "DateRule", "CountRule", "AmountRule", "Way", "AidClass"]),
  );
  expect(names.filter((name) => name.startsWith("__"))).toEqual([]);
});
