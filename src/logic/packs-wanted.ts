/** A newborn may owe the year before or after, so the neighbouring years come too. */
const near = (year: number, other: number): boolean => Math.abs(year - other) <= 1;

/**
 * The packs of a place that a question about one coverage year needs. Where there is none for that year, the latest one comes
 * too: it tells whether the year's plan is still to be published, and without any the place would count as unknown.
 */
export function wantedFor<Pack extends { year: number }>(
  packs: readonly Pack[],
  year: number,
): Pack[] {
  const latest = Math.max(...packs.map((pack) => pack.year));
  const isThere = packs.some((pack) => pack.year === year);
  return packs.filter((pack) => near(year, pack.year) || (!isThere && pack.year === latest));
}
