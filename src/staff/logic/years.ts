/** Coverage years that offices deal with on a day: the running one and the next; the one before for what is late. */
export function yearsAround(today: string): number[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1];
}

/** The year that is being collected on a day: from September on that is the next one. */
export const collectedYear = (today: string): number =>
  Number(today.slice(0, 4)) + (today.slice(5, 7) >= "09" ? 1 : 0);
