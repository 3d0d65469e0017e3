/**
 * The part of a pack that can be asked although other parts are wrong: one bad entry must not hide what is wrong with
 * the others.
 */
import { PackDocument, type Way } from "../schema";
import type { Path } from "./finding";
import { isData } from "./whole";

/** Sections whose entries others may name: something is put in the place of a bad one. */
const STAND_INS: Readonly<Record<string, Record<string, unknown>>> = {
  amounts: { is: { unstated: "——" } },
  dates: { is: { unstated: "——" } },
  counts: { is: 0 },
  conditions: { when: { hukou: "local" } },
};

/** One main way, whichever: without one nobody can be asked anything. */
function withMain(ways: readonly Way[]): Way[] {
  const main = ways.find((way) => way.main === true) ?? ways[0];
  return ways.map((way) => ({ ...way, main: way === main }));
}

export interface Sound {
  document: PackDocument;
  /** The same with exactly one main way. */
  askable: PackDocument;
  /** Where an entry of a section stands in the whole pack. */
  placeOf: (section: string, index: number) => number;
  /** Sections of which an entry is left out. */
  lost: ReadonlySet<string>;
}

/**
 * The pack without the entries that findings of the form and of names stand in; undefined where what is left has no
 * form.
 */
export function soundPart(
  document: Record<string, unknown>,
  badPlaces: readonly Path[],
): Sound | undefined {
  const bad = new Set(
    badPlaces.flatMap((path) => (path.length >= 2 ? [`${path[0]}/${path[1]}`] : [])),
  );
  const places = new Map<string, number[]>();
  const lost = new Set<string>();
  const sound = Object.entries(document).flatMap(([section, value]): [string, unknown][] => {
    if (!(section in PackDocument.shape) || ["extends", "without", "override"].includes(section))
      return [];
    if (!Array.isArray(value)) return bad.has(`${section}/`) ? [] : [[section, value]];
    const kept = (value as unknown[]).flatMap((entry, index) => {
      if (!bad.has(`${section}/${index}`)) return [{ entry, index }];
      const standIn = STAND_INS[section];
      const key = isData(entry) ? entry.key : undefined;
      if (!standIn || typeof key !== "string") {
        lost.add(section);
        return [];
      }
      return [{ entry: { key, says: "——", cite: "——", ...standIn }, index }];
    });
    places.set(
      section,
      kept.map(({ index }) => index),
    );
    return [[section, kept.map(({ entry }) => entry)]];
  });
  const whole = Object.fromEntries(sound);
  const parsed = PackDocument.safeParse(whole);
  if (!parsed.success) return undefined;
  return {
    document: parsed.data,
    askable: { ...parsed.data, ways: withMain(parsed.data.ways ?? []) },
    placeOf: (section, index) => places.get(section)?.[index] ?? index,
    lost,
  };
}
