import { ageOn } from "../policy";

/** Below this age a guardian consents to the use of a child's data (《个人信息保护法》第三十一条). */
const GUARDIAN_AGE = 14;

/** Whether binding this person on a day needs the guardian's own consent. Dates `YYYY-MM-DD`. */
export function needsGuardian(birthDate: string, on: string): boolean {
  return ageOn(birthDate, on) < GUARDIAN_AGE;
}
