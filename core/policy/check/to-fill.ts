/** What the beginning of a pack left for a clerk to write, and nobody has written. */
import { TO_FILL } from "../explain/skeleton";
import type { Path } from "./finding";
import type { ToldFinding } from "./pack-itself";

const CLAUSES: readonly unknown[] = ["cite", "clause"];

/** What is written where no clause is wanted. */
const CURES: Readonly<Record<string, string>> = {
  says: "用自己的话写给居民看",
  approvedBy: "写上核对的人的姓名",
  acceptedBy: "写上看过、同意不收录的人的姓名",
};

/** Whether a text still waits for its words. A clause is not written before the whole of it is. */
const waits = (text: string, key: unknown): boolean =>
  text.trim() === TO_FILL || (CLAUSES.includes(key) && text.includes(TO_FILL));

/** Every text of a pack or of its cases that is still to be filled in. `placeOf` puts a place into words. */
export function stillToFill(
  root: unknown,
  placeOf: (path: Path, root: unknown) => string,
): ToldFinding[] {
  const told = (value: unknown, path: Path): ToldFinding[] => {
    if (typeof value === "string" && waits(value, path.at(-1))) {
      const text = `${placeOf(path, root)}：还是底稿里的“${TO_FILL}”`;
      const cure = CURES[String(path.at(-1))] ?? "对照方案写上条款号；方案没有写的，写“方案未写”";
      return [{ code: "to-fill", path, cite: null, text, cure }];
    }
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      told(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  };
  return told(root, []);
}
