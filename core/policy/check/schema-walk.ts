/**
 * Walks a value along the form that it should have. Where several forms are possible, the one that fits best is
 * taken, so that what is wrong can be told inside it. Everything that the language adds later is walked as well.
 */
import type { z } from "zod";
import type { Path } from "./finding";

export type FormProblem =
  | { kind: "unknown-key"; path: Path; key: string; known: readonly string[] }
  | { kind: "missing-key"; path: Path; key: string }
  | { kind: "type"; path: Path; wanted: string; value: unknown }
  | { kind: "empty"; path: Path; minimum: number }
  | { kind: "choice"; path: Path; value: unknown; known: readonly string[] }
  | { kind: "shape"; path: Path; value: unknown; known: readonly string[] }
  | { kind: "date"; path: Path; value: string }
  | { kind: "text"; path: Path; value: unknown; message: string };

export interface Visitor {
  /** Each form that is tried on, before what is inside it. */
  node(schema: z.ZodType, value: unknown, path: Path): void;
  problem(problem: FormProblem): void;
}

/** What this file needs to know of zod's own description of a form. */
interface Def {
  type: string;
  getter?: () => z.ZodType;
  innerType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  catchall?: z.ZodType;
  element?: z.ZodType;
  options?: readonly z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  entries?: Record<string, string>;
  checks?: readonly { _zod: { def: { check: string; minimum?: number } } }[];
}

const defOf = (schema: z.ZodType): Def => schema.def;

/** A lazy form is built anew each time that it is asked for; once is enough. */
const built = new WeakMap<z.ZodType, z.ZodType>();

/** What `lazy` and `optional` stand around, one step in. */
function inside(schema: z.ZodType): z.ZodType | undefined {
  const { type, getter, innerType } = defOf(schema);
  if (type === "lazy") {
    const known = built.get(schema);
    if (known) return known;
    const made = getter?.();
    if (made) built.set(schema, made);
    return made;
  }
  return type === "optional" || type === "nullable" ? innerType : undefined;
}

/** The form behind `lazy` and `optional`. */
function bare(schema: z.ZodType): z.ZodType {
  const inner = inside(schema);
  return inner ? bare(inner) : schema;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isOptional = (schema: z.ZodType): boolean => defOf(schema).type === "optional";

const accepted = new WeakMap<z.ZodType, Map<unknown, boolean>>();

/** Whether a form takes a text, a number or the like: asked again and again of the same few. */
function accepts(schema: z.ZodType, scalar: unknown): boolean {
  const known = accepted.get(schema) ?? new Map<unknown, boolean>();
  accepted.set(schema, known);
  const before = known.get(scalar);
  if (before !== undefined) return before;
  const takes = schema.safeParse(scalar).success;
  known.set(scalar, takes);
  return takes;
}

/** Walks `value` along `schema`. */
export function walk(schema: z.ZodType, value: unknown, path: Path, visitor: Visitor): void {
  const { type } = defOf(schema);
  if (type === "optional" && value === undefined) return;
  visitor.node(schema, value, path);
  const inner = inside(schema);
  const form = schema;
  if (inner) return walk(inner, value, path, visitor);
  if (type === "object") walkObject(form, value, path, visitor);
  else if (type === "array") walkList(form, value, path, visitor);
  else if (type === "record") walkRecord(form, value, path, visitor);
  else if (type === "union") walkUnion(form, value, path, visitor);
  else walkScalar(form, value, path, visitor);
}

function walkObject(schema: z.ZodType, value: unknown, path: Path, visitor: Visitor): void {
  if (!isObject(value)) return visitor.problem({ kind: "type", path, wanted: "object", value });
  const { shape = {}, catchall } = defOf(schema);
  const known = Object.keys(shape);
  const open = catchall !== undefined && defOf(catchall).type !== "never";
  for (const key of open ? [] : Object.keys(value)) {
    if (!known.includes(key)) visitor.problem({ kind: "unknown-key", path, key, known });
  }
  for (const [key, inner] of Object.entries(shape)) {
    const given = value[key];
    // A key with nothing behind it is as good as not written.
    if (given === undefined || given === null) {
      if (!isOptional(inner)) visitor.problem({ kind: "missing-key", path, key });
      else if (given === null && !inner.safeParse(null).success) {
        visitor.problem({ kind: "type", path: [...path, key], wanted: "value", value: null });
      }
    } else walk(inner, given, [...path, key], visitor);
  }
}

function walkList(schema: z.ZodType, value: unknown, path: Path, visitor: Visitor): void {
  const { element, checks = [] } = defOf(schema);
  if (!Array.isArray(value)) return visitor.problem({ kind: "type", path, wanted: "array", value });
  const minimum = Math.max(0, ...checks.map(({ _zod }) => _zod.def.minimum ?? 0));
  if (value.length < minimum) visitor.problem({ kind: "empty", path, minimum });
  if (!element) return;
  value.forEach((one, index) => walk(element, one, [...path, index], visitor));
}

function walkRecord(schema: z.ZodType, value: unknown, path: Path, visitor: Visitor): void {
  const { keyType, valueType } = defOf(schema);
  if (!isObject(value)) return visitor.problem({ kind: "type", path, wanted: "object", value });
  for (const [key, inner] of Object.entries(value)) {
    if (keyType) walkScalar(keyType, key, [...path, key], visitor);
    if (valueType) walk(valueType, inner, [...path, key], visitor);
  }
}

const isPlainUnion = (schema: z.ZodType): boolean =>
  defOf(schema).type === "union" && !defOf(schema).checks;

/** The forms of a union, unions inside it taken apart. */
const optionsOf = (schema: z.ZodType): z.ZodType[] =>
  (defOf(schema).options ?? []).flatMap((option) =>
    isPlainUnion(bare(option)) ? optionsOf(bare(option)) : [option],
  );

/** The unions inside a union are forms that were tried on as well. */
function visitInnerUnions(schema: z.ZodType, value: unknown, path: Path, visitor: Visitor): void {
  const direct = defOf(schema).options ?? [];
  // What the outer union takes by itself, such as the word `all`, is no name of the inner one.
  const taken =
    !isObject(value) && direct.some((one) => !isPlainUnion(bare(one)) && accepts(one, value));
  for (const option of taken ? [] : direct) {
    const form = bare(option);
    const fits = isObject(value)
      ? optionsOf(form).some((one) => defOf(bare(one)).type === "object")
      : accepts(option, value);
    if (!isPlainUnion(form) || !fits) continue;
    visitor.node(option, value, path);
    visitInnerUnions(form, value, path, visitor);
  }
}

function walkUnion(schema: z.ZodType, value: unknown, path: Path, visitor: Visitor): void {
  visitInnerUnions(schema, value, path, visitor);
  const options = optionsOf(schema);
  const ofType = (type: string): z.ZodType[] =>
    options.filter((option) => defOf(bare(option)).type === type);
  if (isObject(value)) return walkBestObject(ofType("object"), value, path, visitor);
  if (Array.isArray(value)) {
    const [list] = ofType("array");
    if (list) return walk(list, value, path, visitor);
    return visitor.problem({ kind: "shape", path, value, known: firstKeys(ofType("object")) });
  }
  const fitting = options.find((option) => accepts(option, value));
  if (fitting && (defOf(schema).checks === undefined || accepts(schema, value))) {
    return visitor.node(fitting, value, path);
  }
  scalarOfUnion(schema, options, value, path, visitor);
}

/** Nothing of the union takes the value: what was most likely meant? */
function scalarOfUnion(
  schema: z.ZodType,
  options: z.ZodType[],
  value: unknown,
  path: Path,
  visitor: Visitor,
): void {
  const message = customMessage(schema, value);
  if (message !== undefined) return visitor.problem({ kind: "text", path, value, message });
  const dates = options.map((option) => customMessage(option, value)).filter(Boolean);
  if (
    typeof value === "string" &&
    /^\d/.test(value) &&
    dates.some((text) => text?.includes("日期"))
  ) {
    return visitor.problem({ kind: "date", path, value });
  }
  const choices = options.flatMap((option) => Object.values(defOf(bare(option)).entries ?? {}));
  if (choices.length > 0 && typeof value === "string") {
    return visitor.problem({ kind: "choice", path, value, known: choices });
  }
  const objects = options.filter((option) => defOf(bare(option)).type === "object");
  const texts = options.filter((option) => defOf(bare(option)).type === "string");
  const said = texts.map((option) => customMessage(option, value) ?? formatMessage(option, value));
  const [own] = said.filter((text) => text !== undefined);
  if (typeof value === "string" && own !== undefined) {
    return visitor.problem({ kind: "text", path, value, message: own });
  }
  visitor.problem({ kind: "shape", path, value, known: firstKeys(objects) });
}

const firstKeys = (objects: readonly z.ZodType[]): string[] => [
  ...new Set(objects.flatMap((option) => Object.keys(defOf(bare(option)).shape ?? {}).slice(0, 1))),
];

function walkBestObject(
  options: readonly z.ZodType[],
  value: Record<string, unknown>,
  path: Path,
  visitor: Visitor,
): void {
  const keys = Object.keys(value);
  const scored = options.map((option) => {
    const shape = defOf(bare(option)).shape ?? {};
    const known = keys.filter((key) => key in shape).length;
    const missing = Object.keys(shape).filter(
      (key) => !isOptional(shape[key] as z.ZodType) && !keys.includes(key),
    ).length;
    return { option, known, score: known * 4 - (keys.length - known) * 2 - missing };
  });
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, next) => (top === undefined || next.score > top.score ? next : top),
    undefined,
  );
  if (!best || (best.known === 0 && options.length > 1)) {
    return visitor.problem({ kind: "shape", path, value, known: allKeys(options) });
  }
  walk(best.option, value, path, visitor);
}

const allKeys = (options: readonly z.ZodType[]): string[] => [
  ...new Set(options.flatMap((option) => Object.keys(defOf(bare(option)).shape ?? {}))),
];

/** The form's own Chinese words for why it does not take a value; English ones are zod's. */
function customMessage(schema: z.ZodType, value: unknown): string | undefined {
  const issue = schema.safeParse(value).error?.issues.find(({ code }) => code === "custom");
  return issue?.message;
}

function formatMessage(schema: z.ZodType, value: unknown): string | undefined {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue !== undefined && /[一-鿿]/.test(issue.message) ? issue.message : undefined;
}

function walkScalar(schema: z.ZodType, value: unknown, path: Path, visitor: Visitor): void {
  if (accepts(schema, value)) return;
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return;
  const { type, entries } = defOf(schema);
  if (type === "enum") {
    const known = Object.values(entries ?? {});
    return visitor.problem({ kind: "choice", path, value, known });
  }
  if (issue.code === "invalid_type") {
    return visitor.problem({ kind: "type", path, wanted: issue.expected, value });
  }
  if (issue.code === "custom" && issue.message.includes("日期")) {
    return visitor.problem({ kind: "date", path, value: String(value) });
  }
  visitor.problem({ kind: "text", path, value, message: plain(issue) });
}

/** Limits in Chinese; other texts are the form's own. */
function plain(issue: z.core.$ZodIssue): string {
  if (/[\u4e00-\u9fff]/.test(issue.message)) return issue.message;
  const text = "origin" in issue && issue.origin === "string";
  if (issue.code === "too_small") {
    return text ? `至少要写 ${issue.minimum} 个字` : `不能小于 ${issue.minimum}`;
  }
  if (issue.code === "too_big") return `不能大于 ${issue.maximum}`;
  return "写法不对";
}
