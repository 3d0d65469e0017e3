/** Ages in completed years 周岁, on calendar dates in Asia/Shanghai written `YYYY-MM-DD`. */

/** Below this age a guardian consents to the use of a child's data (《个人信息保护法》第三十一条). */
export const GUARDIAN_AGE = 14;

/**
 * Completed years on a day; undefined before the birth. A year is completed on the birthday itself, for those born on
 * 29 February in common years on 1 March.
 */
export function ageOn(birthDate: string, on: string): number | undefined {
  if (on < birthDate) return undefined;
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Whether binding this person needs the guardian's own consent. */
export function needsGuardian(birthDate: string, on: string): boolean {
  return (ageOn(birthDate, on) ?? 0) < GUARDIAN_AGE;
}
