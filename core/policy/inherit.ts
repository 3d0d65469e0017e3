/**
 * A pack may inherit from wider places: nation → province → city → county → town. What it says itself
 * overrides: single values replace, entries of lists replace the entry of the same key in its place, and new
 * entries come after the inherited ones.
 */
import { PackError } from "./pack-error";
import type { PackDocument } from "./schema";

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

function overlay(wide: PackDocument, own: PackDocument): PackDocument {
  const merged: Record<string, unknown> = { ...wide };
  for (const [name, value] of Object.entries(own)) {
    const inherited = merged[name];
    merged[name] =
      isKeyedList(value) && isKeyedList(inherited) ? mergeLists(inherited, value) : value;
  }
  return merged as PackDocument;
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
  const inherited = wider.reduce<PackDocument | undefined>(
    (sum, next) => (sum ? overlay(sum, next) : next),
    undefined,
  );
  return inherited ? overlay(inherited, pack) : pack;
}
