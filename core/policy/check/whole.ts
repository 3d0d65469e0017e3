/** A pack with all that it inherits, and where each part of it is written. */
import { withChanges } from "../inherit";
import { PackDocument } from "../schema";
import type { PackSource, Path } from "./finding";

type Data = Record<string, unknown>;

export interface Whole {
  source: PackSource;
  id: string;
  /** What the pack says together with what it inherits; its form may still be wrong. */
  document: Data;
  /** The places in `without` of entries that are not inherited. */
  absent: readonly number[];
  /** Where a path of `document` is written. */
  locate(path: Path): { source: PackSource; path: Path };
}

/** What the packs that are inherited lack, told at the `extends` that asks for them. */
export interface InheritProblem {
  kind: "unknown-pack" | "circle";
  source: PackSource;
  path: Path;
  /** The identifier that is not there, or the circle written out. */
  detail: string;
}

export const isData = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The entries of a section that have a key, with their places. */
export function entriesOf(document: unknown, section: string): { entry: Data; index: number }[] {
  const list = isData(document) ? document[section] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => (isData(entry) ? [{ entry, index }] : []));
}

export const idOf = (source: PackSource): string | undefined =>
  isData(source.value) && typeof source.value.id === "string" ? source.value.id : undefined;

const isKeyedList = (value: unknown): value is Data[] =>
  Array.isArray(value) && value.every((entry) => isData(entry) && typeof entry.key === "string");

/** What a pack says of itself is never inherited. */
const OF_ITSELF = [
  "id",
  "place",
  "coverageYear",
  "planLabel",
  "standardYear",
  "revision",
  "publishedAt",
  "supersedes",
  "reason",
  "approvedBy",
  "extends",
  "without",
  "override",
];

function withoutRemoved(inherited: Data, removals: unknown): Data {
  const gone = Array.isArray(removals) ? removals.filter(isData) : [];
  if (gone.length === 0) return inherited;
  return Object.fromEntries(
    Object.entries(inherited).map(([section, list]) => [
      section,
      isKeyedList(list)
        ? list.filter(
            (entry) => !gone.some((one) => one.section === section && one.key === entry.key),
          )
        : list,
    ]),
  );
}

const SETTLING = ["settings", "conditions", "dates", "counts", "amounts"];

/** What is inherited without the open points that the pack settles by an entry of the same name. */
function withoutSettled(inherited: Data, own: Data): Data {
  const { unstated } = inherited;
  if (!isKeyedList(unstated)) return inherited;
  const settled = SETTLING.flatMap((section) => entriesOf(own, section)).map(
    ({ entry }) => entry.key,
  );
  return { ...inherited, unstated: unstated.filter(({ key }) => !settled.includes(key)) };
}

/** An inherited entry that was changed: what it was, and the change. */
const origins = new WeakMap<Data, { entry: Data; change: Data }>();

function withOverrides(inherited: Data, changes: unknown): Data {
  const document = { ...inherited };
  for (const change of Array.isArray(changes) ? changes.filter(isData) : []) {
    const { section, key, set, cite } = change;
    const list = document[String(section)];
    if (!isKeyedList(list) || !isData(set)) continue;
    document[String(section)] = list.map((entry) => {
      if (entry.key !== key) return entry;
      const changed = withChanges(entry, set, String(cite));
      origins.set(changed, { entry, change });
      return changed;
    });
  }
  return document;
}

/** What is said in `own` over what is inherited: as in `inherit.ts`, for data whose form may be wrong. */
function overlay(wide: Data, own: Data): Data {
  const merged: Data = withOverrides(
    withoutSettled(withoutRemoved(wide, own.without), own),
    own.override,
  );
  for (const [name, value] of Object.entries(own)) {
    const inherited = merged[name];
    merged[name] =
      isKeyedList(value) && isKeyedList(inherited)
        ? [
            ...inherited.map((entry) => value.find(({ key }) => key === entry.key) ?? entry),
            ...value.filter((entry) => !inherited.some(({ key }) => key === entry.key)),
          ]
        : value;
  }
  return merged;
}

/** The packs that a pack is made of, narrowest first. */
function chainOf(
  source: PackSource,
  byId: ReadonlyMap<string, PackSource>,
  problems: InheritProblem[],
  below: readonly string[],
): PackSource[] {
  const own = isData(source.value) ? source.value.extends : undefined;
  const wider = (Array.isArray(own) ? own : []).flatMap((id: unknown, index) => {
    if (typeof id !== "string") return [];
    const path = ["extends", index];
    const found = byId.get(id);
    if (!found) {
      problems.push({ kind: "unknown-pack", source, path, detail: id });
      return [];
    }
    if (below.includes(id)) {
      const detail = [...below.slice(below.indexOf(id)), id].join(" → ");
      problems.push({ kind: "circle", source, path, detail });
      return [];
    }
    return [chainOf(found, byId, problems, [...below, id])];
  });
  return [source, ...wider.reverse().flat()];
}

const notInherited = (wide: Data, own: Data): number[] =>
  entriesOf(own, "without").flatMap(({ entry: { section, key }, index }) => {
    const has = entriesOf(wide, String(section)).some(({ entry }) => entry.key === key);
    return has ? [] : [index];
  });

/** What is written: a section with nothing under it, told elsewhere as having no form, replaces nothing. */
const written = (value: Data): Data =>
  Object.fromEntries(Object.entries(value).filter(([, section]) => section !== null));

/** Puts a pack together with what it inherits. */
export function wholeOf(
  source: PackSource,
  byId: ReadonlyMap<string, PackSource>,
): { whole: Whole; problems: InheritProblem[] } {
  const problems: InheritProblem[] = [];
  const id = idOf(source) ?? source.file;
  const chain = chainOf(source, byId, problems, [id]);
  const values = chain.map(({ value }) => (isData(value) ? written(value) : {}));
  const [own = {}] = values;
  let document: Data = {};
  let absent: number[] = [];
  for (const value of [...values].reverse()) {
    if (value === own) absent = notInherited(document, own);
    const inherited =
      value === own
        ? value
        : Object.fromEntries(Object.entries(value).filter(([name]) => !OF_ITSELF.includes(name)));
    document = overlay(document, {
      ...inherited,
      ...(value.without !== undefined && { without: value.without }),
      ...(value.override !== undefined && { override: value.override }),
    });
  }
  if (own.without === undefined) delete document.without;
  if (own.override === undefined) delete document.override;
  return { whole: { source, id, document, absent, locate: locator(chain, document) }, problems };
}

const originOf = (entry: unknown) => (isData(entry) ? origins.get(entry) : undefined);

/** Whether a change is what stands at a place of the changed entry; of the entry as a whole it is. */
function changes(set: unknown, rest: Path): boolean {
  const [first, second] = rest;
  if (first === undefined) return true;
  const value = isData(set) ? set[first] : undefined;
  return value !== undefined && (!isData(value) || second === undefined || second in value);
}

function locator(chain: readonly PackSource[], document: Data): Whole["locate"] {
  const [own] = chain;
  const placeOf = (entry: unknown, section: string, rest: Path) => {
    for (const source of chain) {
      const found = entriesOf(source.value, section).find((one) => one.entry === entry);
      if (found) return { source, path: [section, found.index, ...rest] };
    }
    return undefined;
  };
  return (path) => {
    const [section, index, ...rest] = path;
    const fallback = { source: own as PackSource, path };
    if (typeof section !== "string") return fallback;
    if (typeof index !== "number") {
      const holder = chain.find(({ value }) => isData(value) && section in value);
      return holder ? { source: holder, path } : fallback;
    }
    const list = document[section];
    let entry: unknown = Array.isArray(list) ? list[index] : undefined;
    for (let origin = originOf(entry); origin; origin = originOf(entry)) {
      const { change } = origin;
      if (changes(change.set, rest))
        return placeOf(change, "override", ["set", ...rest]) ?? fallback;
      entry = origin.entry;
    }
    return placeOf(entry, section, rest) ?? fallback;
  };
}

/** Sections whose entries have keys. */
export const SECTION_NAMES: readonly string[] = Object.keys(PackDocument.shape);
