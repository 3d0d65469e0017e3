import type { EnrolmentState } from "../../core/contracts";

interface Step {
  state: EnrolmentState;
  at: string | null;
}

/**
 * Which steps are behind this person. A step without a date may be behind as well: rosters come without dates, and
 * whoever has paid has been registered. `reached` is the state of the year, where it is known.
 */
export function stepsDone(steps: readonly Step[], reached?: EnrolmentState): boolean[] {
  const dated = steps.map((step) => step.at !== null).lastIndexOf(true);
  const stated = steps.findIndex((step) => step.state === reached);
  const last = Math.max(dated, stated);
  return steps.map((_, index) => index <= last);
}
