/** Reads the packs and the tree of places from the `policies` folder. The only place that knows their files. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse, parseDocument } from "yaml";
import { z } from "zod";
import { PackDocument, PackError, type PlaceNode } from "../core/policy";
import { formOf } from "../core/policy/check";
import { sourceOf } from "./pack-source";

const PlaceRow = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  level: z.enum(["nation", "province", "city", "county", "town", "village", "unit"]),
});

/** Every file of this name below a folder, in a stable order. */
export function filesNamed(folder: string, name: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.split(/[\\/]/).at(-1) === name)
    .sort()
    .map((path) => join(folder, path));
}

/** One pack, checked against its form. Throws PackError that names file, place and problem. */
export function readPack(file: string, root: string): PackDocument {
  const text = readFileSync(file, "utf8");
  const written = parseDocument(text);
  const result = PackDocument.safeParse(written.errors.length > 0 ? undefined : written.toJS());
  if (result.success) return result.data;
  const [first, ...others] = formOf(sourceOf(text, relative(root, file)));
  const { file: name = file, line = 0, text: told = "格式不对", cure = "" } = first ?? {};
  const [where = "", ...what] = told.split("：");
  const more = others.length === 0 ? "" : `；还有 ${others.length} 处，用 canbao policy check 看全`;
  throw new PackError(
    line === 0 ? name : `${name}:${line}`,
    what.length === 0 ? "全文" : where,
    what.length === 0 ? where : what.join("："),
    `${cure}${more}`,
  );
}

const readPlaces = (file: string): PlaceNode[] =>
  z.array(PlaceRow).parse(parse(readFileSync(file, "utf8")) ?? []);

/** Whether two packs answer for the same place and year: only one of them can. */
const sameSeason = (a: PackDocument, b: PackDocument): boolean =>
  a.coverageYear !== undefined && a.coverageYear === b.coverageYear && a.place === b.place;

/**
 * All packs and places. `root` is the project's folder. `outside` is a folder with packs of its own (and a
 * `places.yaml`, if it has new places): they inherit from the project's packs, and stand in for those that have their
 * id, or their place and year. Throws PackError for a pack without the right form.
 */
export function readPackDocuments(
  root: string,
  outside?: string,
): { packs: PackDocument[]; places: PlaceNode[] } {
  const folder = join(root, "policies");
  const packs = filesNamed(folder, "pack.yaml").map((file) => readPack(file, root));
  const places = readPlaces(join(folder, "places.yaml"));
  if (outside === undefined) return { packs, places };
  const own = filesNamed(outside, "pack.yaml").map((file) => readPack(file, outside));
  const ownPlaces = filesNamed(outside, "places.yaml").flatMap(readPlaces);
  return {
    packs: [
      ...packs.filter(
        (pack) => !own.some((other) => other.id === pack.id || sameSeason(other, pack)),
      ),
      ...own,
    ],
    places: [
      ...places.filter(({ code }) => !ownPlaces.some((other) => other.code === code)),
      ...ownPlaces,
    ],
  };
}
