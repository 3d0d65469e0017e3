/**
 * A pack may inherit from wider places: nation → province → city → county → town. What it says itself
 * overrides: single values replace, entries of lists replace the entry of the same key in its place, and new
 * entries come after the inherited ones. What does not hold here is taken out by `without`, single
 * fields of an entry are changed by `override`; what was left open is
 * settled by an entry of the same name. Clauses of a wider pack
 * are told with the short name of its document, so that nobody looks for them in the wrong one.
 */
import { PackError } from "./pack-error";
import type { PackDocument } from "./schema";
import type { Override } from "./schema-itself";

interface Keyed {
  key: string;
}

const isKeyedList = (value: unknown): value is Keyed[] =>
  Array.isArray(value) &&
  value.every((entry) => typeof entry === "object" && entry !== null && "key" in entry);

function mergeLists(wide: Keyed[], own: Keyed[]): Keyed[] {
  const replaced = wide.map((entry) => own.find((other) => other.key === entry.key) ?? entry);
  const added = own.filter((entry) => !wide.some((other) => other.key === entry.key));
  return [...replaced, ...added];
}

/** What is said only of the pack itself, and what holds only for the one that says it. */
const NOT_INHERITED = [
  "planLabel",
  "standardYear",
  "supersedes",
  "reason",
  "approvedBy",
  "without",
  "override",
];

/** Changes inherited entries as `without` and `override` say. */
function rewritten(
  merged: Record<string, unknown>,
  pack: string,
  name: "without" | "override",
  changes: readonly (Pick<Override, "section" | "key" | "cite"> & Partial<Override>)[] = [],
): void {
  for (const { section, key, cite, set } of changes) {
    const list = merged[section];
    const entry = isKeyedList(list) ? list.find((one) => one.key === key) : undefined;
    if (!isKeyedList(list) || !entry) {
      const problem = `继承来的 ${section} 里没有“${key}”`;
      throw new PackError(pack, name, problem, "改正名称，或去掉这一条");
    }
    merged[section] = list.flatMap((one) => {
      if (one !== entry) return [one];
      return set ? [withChanges(one, set, cite)] : [];
    });
  }
}

type Fields = Record<string, unknown>;

const hasClause = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && "cite" in value;

/** An entry with other fields. Where they name no clause, that of the change comes before the entry's own. */
export function withChanges<Entry extends object>(entry: Entry, set: Fields, cite: string): Entry {
  const changed = { ...entry } as Fields;
  let here = false;
  for (const [name, value] of Object.entries(set)) {
    const before = changed[name];
    const inside = hasClause(before) && typeof value === "object" && value !== null;
    changed[name] = inside ? withChanges(before, value as Fields, cite) : value;
    here ||= !inside;
  }
  if (here && set.cite === undefined) changed.cite = `${cite}；${String(changed.cite)}`;
  return changed as Entry;
}

const SETTLING = ["settings", "conditions", "dates", "counts", "amounts"] as const;

/** What the wider packs leave open, without the points that this one settles by an entry of the same name. */
function stillOpen(merged: Record<string, unknown>, own: PackDocument): void {
  const settled = new Set(
    SETTLING.flatMap((section) => (own[section] ?? []).map(({ key }: Keyed) => key)),
  );
  if (isKeyedList(merged.unstated)) {
    merged.unstated = merged.unstated.filter(({ key }) => !settled.has(key));
  }
}

function overlay(wide: PackDocument, own: PackDocument): PackDocument {
  const merged: Record<string, unknown> = { ...wide };
  for (const name of NOT_INHERITED) delete merged[name];
  rewritten(merged, own.id, "without", own.without);
  rewritten(merged, own.id, "override", own.override);
  stillOpen(merged, own);
  for (const [name, value] of Object.entries(own)) {
    const inherited = merged[name];
    merged[name] =
      isKeyedList(value) && isKeyedList(inherited) ? mergeLists(inherited, value) : value;
  }
  return merged as PackDocument;
}

/** The same with a document's name before every clause. */
function citing(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => citing(name, part));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]): [string, unknown] =>
    (key === "cite" || key === "against") && typeof part === "string"
      ? [key, `${name} ${part}`]
      : [key, citing(name, part)],
  );
  return Object.fromEntries(entries);
}

function asWider(pack: PackDocument): PackDocument {
  const name = pack.document?.short ?? pack.document?.number;
  return name === undefined ? pack : (citing(name, pack) as PackDocument);
}

/**
 * The pack with all that it inherits, widest first. Throws PackError where a pack that it names does not
 * exist or where packs inherit from each other in a circle.
 */
export function withInherited(
  pack: PackDocument,
  byId: ReadonlyMap<string, PackDocument>,
  below: readonly string[] = [],
): PackDocument {
  if (below.includes(pack.id)) {
    throw new PackError(
      pack.id,
      "extends",
      `继承成了一个圈：${[...below, pack.id].join(" → ")}`,
      "去掉其中一处 extends",
    );
  }
  const wider = (pack.extends ?? []).map((id) => {
    const found = byId.get(id);
    if (!found) {
      throw new PackError(pack.id, "extends", `找不到被继承的 ${id}`, "改正编号，或先写好那一份");
    }
    return withInherited(found, byId, [...below, pack.id]);
  });
  const own = below.length > 0 ? asWider(pack) : pack;
  const inherited = wider.reduce<PackDocument | undefined>(
    (sum, next) => (sum ? overlay(sum, next) : next),
    undefined,
  );
  return inherited ? overlay(inherited, own) : own;
}
