/**
 * The reference of the pack language is held to the engine: every example in it is asked and compared, and every notion
 * of the form (section, item, choice) has an example, so that the reference can be neither wrong nor incomplete.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { z } from "zod";
import {
  createPolicyBook,
  Facts,
  OUTCOMES,
  PackDocument,
  planOf,
  type PolicyBook,
} from "../core/policy";
import { checkPacks, type PackSource } from "../core/policy/check";

type Data = Record<string, unknown>;

/** One example: a question and part of its answer, part of the plan page, part of the whole pack, or a refusal. */
interface Example {
  name?: string;
  facts?: Data;
  expect?: Data;
  plan?: Data[];
  pack?: Data;
  refused?: string;
}
interface Pair {
  heading: string;
  line: number;
  packs: Data[];
  examples: Example[];
}

const text = readFileSync(join(__dirname, "REFERENCE.md"), "utf8");

/** The YAML blocks of the page by what their first line says they are. */
function blocks(): { kind: string; heading: string; line: number; value: unknown }[] {
  return [...text.matchAll(/^```yaml\n# (\S+)\n([\s\S]*?)^```/gm)].map((match) => {
    const before = text.slice(0, match.index);
    const headings = before.match(/^## .*/gm) ?? [];
    return {
      kind: match[1] ?? "",
      heading: headings.at(-1)?.slice(3) ?? "",
      line: before.split("\n").length,
      value: parse(match[2] ?? "") as unknown,
    };
  });
}

const all = blocks();
const base = all.find(({ kind }) => kind === "底子")?.value as Data;

/** Each fragment with the examples that follow it. */
const pairs = all.flatMap(({ kind, heading, line, value }, at): Pair[] => {
  if (kind !== "方案") return [];
  const examples = all[at + 1];
  if (examples?.kind !== "例子") return [{ heading, line, packs: [], examples: [] }];
  const packs = (Array.isArray(value) ? value : [value]) as Data[];
  return [{ heading, line, packs, examples: examples.value as Example[] }];
});

const ORDINARY = {
  id: "990001/2027",
  place: "990001",
  coverageYear: 2027,
  extends: [base["id"]],
  revision: 1,
  publishedAt: "2026-08-01",
};
const ASKED = { place: "990001", year: 2027, on: "2026-10-10", hukou: "local" };

const bookOf = (packs: Data[]): PolicyBook =>
  createPolicyBook(
    [base, ...packs.map((pack) => ({ ...ORDINARY, ...pack }))].map((pack) =>
      PackDocument.parse(pack),
    ),
    [
      { code: "990000", name: "甲市", parent: null, level: "city" },
      { code: "990001", name: "甲县", parent: "990000", level: "county" },
      { code: "990002", name: "乙县", parent: "990000", level: "county" },
    ],
  );

const containing = (part: unknown): unknown => expect.objectContaining(part as object);

/** `{ includes: [...] }` in place of a list: each of these is somewhere in it. */
function matching(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(matching);
  if (typeof expected !== "object" || expected === null) return expected;
  const { includes, ...rest } = expected as Data;
  if (Array.isArray(includes)) return expect.arrayContaining(includes.map(containing));
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, matching(value)]));
}

function check(packs: Data[], { facts, expect: expected, plan, pack, refused }: Example): void {
  if (refused !== undefined) {
    expect(() => bookOf(packs)).toThrow(refused);
    return;
  }
  const book = bookOf(packs);
  const { place, year } = ASKED;
  if (plan) {
    const rows = planOf(book, place, year)?.sections.flatMap((section) => section.rows);
    expect(rows).toEqual(expect.arrayContaining(plan.map(containing)));
  }
  if (pack) expect(book.whole(place, year)?.document).toMatchObject(pack);
  if (expected) {
    const quote = book.quote(Facts.parse({ ...ASKED, ...facts }));
    expect(quote).toMatchObject(matching(expected) as object);
  }
}

describe.each(pairs)("$heading (line $line)", ({ packs, examples }) => {
  it("has examples", () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples.map((example, at) => ({ at: at + 1, example })))(
    "example $at",
    ({ example }) => {
      expect(Object.keys(example).filter((key) => key !== "name")).not.toEqual([]);
      check(packs, example);
    },
  );
});

it.each(pairs)(
  "what stands in $heading (line $line) can be copied: the check tells no fault",
  (pair) => {
    if (pair.examples.some(({ refused }) => refused !== undefined)) return;
    const sources = [base, ...pair.packs.map((pack) => ({ ...ORDINARY, ...pack }))].map(
      (value, at): PackSource => ({
        file: `pack-${at}`,
        value,
        lineOf: () => 1,
        problems: [],
        cases: null,
      }),
    );
    const faults = checkPacks(sources).filter(
      ({ code, severity }) => severity === "error" && code !== "no-cases",
    );
    expect(faults.map(({ code, text: told }) => `${code}: ${told}`)).toEqual([]);
  },
);

// —— Nothing of the form is without an example ——————————————————————————————————————————————————————

interface Def {
  type: string;
  getter?: () => z.ZodType;
  innerType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  valueType?: z.ZodType;
  entries?: Record<string, string>;
  values?: readonly unknown[];
}

const opened = new Map<z.ZodType, z.ZodType>();

/** The form behind `lazy`, `optional` and `nullable`; the same object each time. */
function bare(schema: z.ZodType): z.ZodType {
  const known = opened.get(schema);
  if (known) return known;
  const { getter, innerType } = schema.def as unknown as Def;
  const inner = getter?.() ?? innerType;
  const found = inner ? bare(inner) : schema;
  opened.set(schema, found);
  return found;
}

const defOf = (schema: z.ZodType): Def => bare(schema).def;

/** Lists of words that stand in the tables at the end of the page rather than in examples. */
const TABLED = [
  "noAid.classes",
  "classes.classes",
  "classes.payers.payer",
  "conditions.when.event",
  "refunds.reasons",
  "procedures.for",
  "rosters.due.weekly",
];

/** Names of forms: the shortest path at which each is met, since forms name each other in circles. */
const names = new Map<z.ZodType, string>();

/** The parts of a form, each with the name of the notion; `undefined` as name for the same notion. */
function partsOf(schema: z.ZodType, name: string): [name: string, part: z.ZodType][] {
  const { shape, element, options, valueType } = defOf(schema);
  const inside = [element, valueType, ...(options ?? [])].filter((part) => part !== undefined);
  const items = Object.entries(shape ?? {});
  return [
    ...items.map(([key, part]): [string, z.ZodType] => [
      name === "" ? key : `${name}.${key}`,
      part,
    ]),
    ...inside.map((part): [string, z.ZodType] => [name, part]),
  ];
}

/** Every notion of a form: each item of each object, each word of each fixed choice. */
function notionsOf(root: z.ZodType): string[] {
  const notions: string[] = [];
  const queue: [string, z.ZodType][] = [["", root]];
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    const [path, schema] = entry;
    const form = bare(schema);
    if (names.has(form)) continue;
    names.set(form, path);
    const { entries, values, shape } = defOf(form);
    for (const key of Object.keys(shape ?? {})) notions.push(path === "" ? key : `${path}.${key}`);
    for (const word of [...Object.keys(entries ?? {}), ...(values ?? [])]) {
      notions.push(`${path}=${String(word)}`);
    }
    queue.push(...partsOf(form, path));
  }
  return [...new Set(notions)];
}

/** The notions that a value makes use of. */
function used(schema: z.ZodType, value: unknown, found: Set<string>): void {
  const form = bare(schema);
  const name = names.get(form) ?? "";
  const { shape, element, options, valueType, entries, values } = defOf(form);
  if (options) {
    const fits = options.find((option) => option.safeParse(value).success);
    if (fits) used(fits, value, found);
  } else if (element && Array.isArray(value)) {
    for (const one of value) used(element, one, found);
  } else if (entries || values) {
    found.add(`${name}=${String(value)}`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      const inside = shape ? shape[key] : valueType;
      if (!inside) continue;
      if (shape) found.add(name === "" ? key : `${name}.${key}`);
      used(inside, part, found);
    }
  }
}

const notions = notionsOf(PackDocument);
const shown = new Set<string>();
used(PackDocument, base, shown);
for (const { packs } of pairs) for (const pack of packs) used(PackDocument, pack, shown);

const word = (notion: string): string => notion.slice(notion.indexOf("=") + 1);
const isTabled = (notion: string): boolean => TABLED.some((path) => notion.startsWith(`${path}=`));

it("names what the form has (as a guard: these are known to be there)", () => {
  expect(notions).toEqual(
    expect.arrayContaining([
      "without.section",
      "conditions.when.known",
      "conditions.when.enteredSchool",
      "dates.is=opened-special",
      "dates.is.then=next-month",
      "counts.is.monthsFrom",
      "amounts.is.rounding=half-up-to-yuan",
      "classes.payers.paid=to-fund-afterwards",
      "ways.owes.choice=either",
    ]),
  );
  expect(notions.length).toBeGreaterThan(200);
});

it("has an example of every notion of the form", () => {
  expect(notions.filter((notion) => !shown.has(notion) && !isTabled(notion))).toEqual([]);
});

it("lists every fixed word that stands in a table", () => {
  const tabled = notions.filter((notion) => notion.includes("=")).filter(isTabled);
  expect(tabled.length).toBeGreaterThan(60);
  expect(tabled.filter((notion) => !text.includes(`\`${word(notion)}\``))).toEqual([]);
});

it("has a question with every fact, and every outcome and reason among its answers", () => {
  const asked = pairs.flatMap(({ examples }) => examples);
  const facts = new Set(asked.flatMap(({ facts: given }) => Object.keys(given ?? {})));
  const missing = Object.keys(Facts.shape).filter((fact) => !facts.has(fact) && fact !== "id");
  expect(missing).toEqual([]);
  const outcomes = new Set(asked.map(({ expect: expected }) => expected?.["outcome"]));
  expect(OUTCOMES.filter((outcome) => !outcomes.has(outcome))).toEqual([]);
});

it("says in its first table only what the form has", () => {
  const table = text.slice(text.indexOf("## 想写什么"), text.indexOf("## 一、"));
  const sections = Object.keys(PackDocument.shape);
  const known = new Set([...sections, ...notions.flatMap((notion) => notion.split(/[.=]/))]);
  const words = [...table.matchAll(/`([^`]+)`/g)].map(([, found]) => found ?? "");
  const unknown = words.filter((found) => !/[ :…]/.test(found) && !known.has(found));
  expect(unknown.filter((found) => !["personal", "fiscal"].includes(found))).toEqual([]);
});
