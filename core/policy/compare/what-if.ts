/**
 * A pack changed in memory, for planners: other figures, rates, days, classes. Paths go through sections, keys of
 * entries, payers and fields, as `classes.dibao.payers.county.share`. What is written is checked like any pack.
 */
import { PackDocument } from "../schema";
import { nearest } from "./nearest";

export type Edit =
  | { do: "set"; path: string; value: unknown }
  | { do: "drop"; path: string }
  /** Sections of a pack laid over it: entries of the same key are replaced, others come after. */
  | { do: "add"; fragment: unknown };

/** A change that cannot be made: where, what is wrong, and what may have been meant. */
export class WhatIfError extends Error {
  constructor(
    readonly path: string,
    readonly problem: string,
    readonly meant?: string,
  ) {
    super(`${path}：${problem}${meant === undefined ? "" : `。是不是“${meant}”？`}`);
    this.name = "WhatIfError";
  }
}

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names of the sections and fields of the form, for telling what was meant. */
const SECTIONS = Object.keys(PackDocument.shape);

/** What an entry of a list is called: its key, or the payer whose share it is. */
function nameOf(entry: unknown): string | undefined {
  if (!isTree(entry)) return undefined;
  const name = entry.key ?? entry.payer;
  return typeof name === "string" ? name : undefined;
}

function unknownName(path: string, name: string, known: readonly string[]): WhatIfError {
  const meant = nearest(name, known);
  const several = meant === undefined && known.length > 0 ? `（这里有：${known.join("、")}）` : "";
  return new WhatIfError(path, `没有“${name}”${several}`, meant);
}

interface Spot {
  /** The object or list that holds what the path names. */
  holder: Tree | unknown[];
  /** Its field, or its place in the list. */
  at: string | number;
  section: string;
}

/** Where a path leads. A field of the form that the entry does not have yet may be named last. */
function spotOf(document: Tree, path: string): Spot {
  const names = path.split(".");
  const [section = ""] = names;
  if (!SECTIONS.includes(section)) throw unknownName(path, section, SECTIONS);
  if (names.length === 1) return { holder: document, at: section, section };
  let here: unknown = document[section];
  for (const [depth, name] of names.entries()) {
    if (depth === 0) continue;
    const last = depth === names.length - 1;
    if (Array.isArray(here)) {
      const list: unknown[] = here;
      const at = /^\d+$/.test(name)
        ? Number(name)
        : list.findIndex((entry) => nameOf(entry) === name);
      if (at < 0 || at >= list.length)
        throw unknownName(
          path,
          name,
          list.flatMap((entry) => nameOf(entry) ?? []),
        );
      if (last) return { holder: list, at, section };
      here = list[at];
    } else if (isTree(here)) {
      if (last) return { holder: here, at: name, section };
      if (!(name in here)) throw unknownName(path, name, Object.keys(here));
      here = here[name];
    } else break;
  }
  throw new WhatIfError(path, "这条路径走不到底，前面一段已经是一个值");
}

const read = ({ holder, at }: Spot): unknown => (holder as Tree)[at];

const isShare = (value: unknown): value is string =>
  typeof value === "string" && /^\d+(\.\d+)?%$|^\d+\/\d+$/.test(value);
const isYuan = (value: unknown): boolean =>
  typeof value === "number" || (typeof value === "string" && /^\d+(\.\d+)?$/.test(value));

/** The price that ordinary residents pay: of it a bare share is taken. */
function mainPrice(document: Tree): unknown {
  const ways = Array.isArray(document.ways) ? (document.ways as Tree[]) : [];
  return ways.find((way) => way.main === true)?.price;
}

/** `400` is 400 yuan and `50%` half of what it was a share of, or of the ordinary price. */
function amountOf(value: unknown, before: unknown, document: Tree): unknown {
  if (isYuan(value)) return { yuan: value };
  if (!isShare(value)) return value;
  if (isTree(before) && "share" in before) return { ...before, share: value };
  return { share: value, of: mainPrice(document) };
}

/** Where a path ends at an amount, a short way of writing it is taken. */
function meantAt(spot: Spot, value: unknown, document: Tree): unknown {
  const { section, at } = spot;
  const isAmount =
    (section === "amounts" && at === "is") ||
    (section === "classes" && (at === "gives" || at === "amount"));
  return isAmount ? amountOf(value, read(spot), document) : value;
}

function set(document: Tree, path: string, value: unknown): void {
  const spot = spotOf(document, path);
  const entry = read(spot);
  // `amounts.personal=400` means its figure.
  const isFigure = ["amounts", "dates", "counts", "settings"].includes(spot.section);
  if (typeof spot.at === "number" && isFigure && isTree(entry)) {
    const inner: Spot = { holder: entry, at: "is", section: spot.section };
    entry.is = meantAt(inner, value, document);
    return;
  }
  (spot.holder as Tree)[spot.at] = meantAt(spot, value, document);
}

function drop(document: Tree, path: string): void {
  const spot = spotOf(document, path);
  if (Array.isArray(spot.holder)) {
    spot.holder.splice(Number(spot.at), 1);
    return;
  }
  if (!(spot.at in spot.holder)) throw unknownName(path, String(spot.at), Object.keys(spot.holder));
  Reflect.deleteProperty(spot.holder, spot.at);
}

function overlay(document: Tree, fragment: unknown): void {
  if (!isTree(fragment)) throw new WhatIfError("片段", "应是方案的几个部分，如 classes 下面一列");
  for (const [section, value] of Object.entries(fragment)) {
    if (!SECTIONS.includes(section)) throw unknownName(section, section, SECTIONS);
    const own = document[section];
    if (!Array.isArray(value) || !Array.isArray(own)) {
      document[section] = value;
      continue;
    }
    const list: unknown[] = own;
    for (const entry of value as unknown[]) {
      const at = list.findIndex((other) => nameOf(other) === nameOf(entry));
      if (at >= 0) list[at] = entry;
      else list.push(entry);
    }
  }
}

/** The first thing that the form does not take, in plain words. */
function formProblem(document: Tree): { pack: PackDocument } | { error: WhatIfError } {
  const result = PackDocument.safeParse(document);
  if (result.success) return { pack: result.data };
  const [issue] = result.error.issues;
  const path = issue?.path.map(String) ?? [];
  const [section = ""] = path;
  const where = namedPath(document, path);
  if (issue?.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const meant = nearest(key, fieldsOf(section));
    return { error: new WhatIfError(`${where}.${key}`, `没有“${key}”这一项`, meant) };
  }
  const problem = ownWords(issue) ?? "写法不对，请对照方案格式";
  return { error: new WhatIfError(where, problem) };
}

/** A path as people write it: entries by their keys, not by their places. */
function namedPath(document: Tree, path: readonly string[]): string {
  let here: unknown = document;
  const names = path.map((part) => {
    const inner = (here as Tree | undefined)?.[part];
    const name = Array.isArray(here) ? (nameOf(inner) ?? part) : part;
    here = inner;
    return name;
  });
  return names.join(".");
}

/** What the form itself says of a problem, also where it stands inside a choice of forms. */
function ownWords(issue: unknown): string | undefined {
  if (!isTree(issue)) return undefined;
  if (issue.code === "custom" && typeof issue.message === "string") return issue.message;
  if (!Array.isArray(issue.errors)) return undefined;
  return issue.errors.flat().flatMap((inner) => ownWords(inner) ?? [])[0];
}

/** The fields that entries of a section can have. */
function fieldsOf(section: string): string[] {
  const schema: unknown = (PackDocument.shape as Tree)[section];
  const shapes: string[] = [];
  const look = (part: unknown, depth: number): void => {
    if (!isTree(part) || depth > 4) return;
    const { def } = part as { def?: Tree };
    if (isTree(def?.shape)) shapes.push(...Object.keys(def.shape));
    for (const inner of [def?.innerType, def?.element]) look(inner, depth + 1);
    if (Array.isArray(def?.options)) for (const option of def.options) look(option, depth + 1);
  };
  look(schema, 0);
  return [...new Set(shapes)];
}

/**
 * The pack with the changes made, in the order given; the pack itself stays as it is. Throws WhatIfError for a path or
 * a value that cannot be. Whether it compiles is seen when a book is made of it.
 */
export function changedPack(pack: PackDocument, edits: readonly Edit[]): PackDocument {
  const document = structuredCloneOf(pack);
  for (const edit of edits) {
    if (edit.do === "set") set(document, edit.path, edit.value);
    else if (edit.do === "drop") drop(document, edit.path);
    else overlay(document, edit.fragment);
  }
  const result = formProblem(document);
  if ("error" in result) throw result.error;
  return result.pack;
}

/** Packs are plain data, so their text holds all of them. */
const structuredCloneOf = (pack: PackDocument): Tree => JSON.parse(JSON.stringify(pack)) as Tree;
