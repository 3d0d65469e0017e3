/** Seconds until WeChat is asked again: often while somebody waits, seldom later, and never not at all. */
const BACK_OFF_S = [5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 10_800, 21_600] as const;

/** When an order is asked about next, after it was asked `asked` times. */
export function nextAsk(now: Date, asked: number): Date {
  const seconds = BACK_OFF_S[Math.min(asked, BACK_OFF_S.length - 1)] ?? 21_600;
  return new Date(now.getTime() + seconds * 1_000);
}

/** A reply may still be on its way for this long after a request was sent. */
export const IN_FLIGHT_MS = 15_000;
