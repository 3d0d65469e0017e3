import type { Photo } from "../../requests";

/** How many photos of each paper have arrived. */
export function papersOf(
  photos: readonly Pick<Photo, "material" | "state">[],
): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { material, state } of photos)
    if (state === "there") counts.set(material, (counts.get(material) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count }));
}
