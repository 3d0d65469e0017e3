import fc from "fast-check";
import type * as z from "zod/mini";
import type { Pool } from "./pool";

/**
 * Requests made from the contract itself: most have its form and name things that exist, the rest are bent in ways that people, broken
 * phones and attackers think of.
 */

type Check = {
  check: string;
  minimum?: number;
  maximum?: number;
  value?: number;
  pattern?: RegExp;
};
interface Def {
  type: string;
  shape?: Record<string, Schema>;
  innerType?: Schema;
  element?: Schema;
  options?: Schema[];
  values?: unknown[];
  entries?: Record<string, string>;
  valueType?: Schema;
  checks?: { _zod: { def: Check } }[];
}
interface Schema {
  _zod: { def: Def };
}

const defOf = (schema: Schema): Def => schema._zod.def;
const checksOf = ({ checks = [] }: Def): Check[] => checks.map((one) => one._zod.def);

/** What no field expects: fragments that have broken parsers, queries and pages elsewhere. */
const NASTY: unknown[] = [
  null,
  "",
  " ",
  "'; drop table person; --",
  "%' or 1=1 --",
  "<script>alert(1)</script>",
  "{{constructor.constructor('return process')()}}",
  "__proto__",
  "constructor",
  "\u0000",
  "\uD800",
  "𠮷".repeat(40),
  "张".repeat(5000),
  "2022-02-30",
  "9999-12-31",
  "0000-00-00",
  -1,
  0,
  1.5,
  Number.MAX_SAFE_INTEGER,
  1e308,
  NaN,
  true,
  [],
  {},
  [[[[[]]]]],
  { $ne: null },
  { toString: "x" },
];

function text(def: Def, field: string, pool: Pool): fc.Arbitrary<unknown> {
  const checks = checksOf(def);
  const pattern = checks.find((one) => one.pattern)?.pattern;
  const least = checks.find((one) => one.check === "min_length")?.minimum ?? 0;
  const most = Math.min(checks.find((one) => one.check === "max_length")?.maximum ?? 40, 60);
  const made = pattern
    ? fc.stringMatching(pattern)
    : fc.string({ unit: "grapheme", minLength: Math.min(least, most), maxLength: most });
  const known = fc.nat().map((n) => pool.pick(field, n));
  return fc
    .tuple(fc.nat({ max: 9 }), known, made)
    .map(([which, one, other]) => (which < 8 && one !== undefined ? one : other));
}

function number(def: Def, field: string, pool: Pool): fc.Arbitrary<unknown> {
  const checks = checksOf(def);
  const min = checks.find((one) => one.check === "greater_than")?.value ?? 0;
  const max = checks.find((one) => one.check === "less_than")?.value ?? 10_000_000;
  return fc
    .tuple(fc.nat({ max: 9 }), fc.nat(), fc.integer({ min, max: Math.min(max, 2 ** 40) }))
    .map(([which, n, other]) => (which < 8 ? (pool.pick(field, n) ?? other) : other));
}

/** Values of a contract's form; `field` is the name under which the pool knows what exists. */
export function valueOf(schema: Schema, field: string, pool: Pool): fc.Arbitrary<unknown> {
  const def = defOf(schema);
  const inner = (one: Schema | undefined) => {
    if (!one) throw new Error(`the form of ${field} has no inside`);
    return valueOf(one, field, pool);
  };
  switch (def.type) {
    case "object": {
      const shape = Object.entries(def.shape ?? {});
      return fc
        .record(Object.fromEntries(shape.map(([name, one]) => [name, valueOf(one, name, pool)])))
        .map((all) => withoutAbsent(all));
    }
    case "optional":
      return fc.oneof({ weight: 3, arbitrary: inner(def.innerType) }, fc.constant(undefined));
    case "nullable":
      return fc.oneof({ weight: 3, arbitrary: inner(def.innerType) }, fc.constant(null));
    case "union":
      return fc.oneof(...(def.options ?? []).map((one) => valueOf(one, field, pool)));
    case "enum":
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case "literal":
      return fc.constantFrom(...(def.values ?? []));
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(inner(def.element), { maxLength: 4 });
    case "record":
      return fc.dictionary(fc.string({ maxLength: 8 }), inner(def.valueType), { maxKeys: 3 });
    case "string":
      return text(def, field, pool);
    case "number":
      return number(def, field, pool);
    case "unknown":
      return fc.anything();
    default:
      throw new Error(`a contract uses a form that the fuzzing does not know: ${def.type}`);
  }
}

const withoutAbsent = (all: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));

/** Puts something nasty somewhere into a value. */
function bend(value: unknown, path: readonly number[], nasty: unknown): unknown {
  const [at = 0, ...rest] = path;
  if (Array.isArray(value) && value.length > 0 && rest.length > 0) {
    const index = at % value.length;
    return value.map((one: unknown, i) => (i === index ? bend(one, rest, nasty) : one));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && rest.length > 0) {
    const names = Object.keys(value);
    const name = names[at % Math.max(1, names.length)];
    if (name === undefined) return nasty;
    return { ...value, [name]: bend((value as Record<string, unknown>)[name], rest, nasty) };
  }
  return nasty;
}

/** A value as it is in half of all cases, else with something nasty in it. */
export function bentOf(sound: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const bent = fc
    .tuple(
      sound,
      fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...NASTY),
    )
    .map(([value, path, nasty]) => bend(value, path, nasty));
  return fc.oneof(sound, bent);
}

/** Requests of a contract: two of three as they should be, one of three bent. */
export function requestsOf(schema: z.ZodMiniType, pool: Pool): fc.Arbitrary<unknown> {
  const sound = valueOf(schema, "", pool);
  return fc.oneof(sound, bentOf(sound));
}
