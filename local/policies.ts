/** Reads the packs and the tree of places from the `policies` folder. The only place that knows their files. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { PackDocument, PackError, type PlaceNode } from "../core/policy";

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
  const result = PackDocument.safeParse(parse(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw new PackError(
    relative(root, file),
    where,
    issue?.message ?? "格式不对",
    "对照方案格式改正",
  );
}

/** All packs and places. `root` is the project's folder. */
export function readPackDocuments(root: string): { packs: PackDocument[]; places: PlaceNode[] } {
  const folder = join(root, "policies");
  const packs = filesNamed(folder, "pack.yaml").map((file) => readPack(file, root));
  const places = z.array(PlaceRow).parse(parse(readFileSync(join(folder, "places.yaml"), "utf8")));
  return { packs, places };
}
