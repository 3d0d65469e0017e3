import { asksOfPart, type Asked, type FieldId, type Part } from "../../requests";

/** The pages of a form, one after another: what it is, the questions, papers, and the last look. */
export type Step = "start" | Part | "photos" | "check";

/** Those that this form has. Papers can always be added; where nothing needs proving the page is left out. */
export function stepsOf({ asks }: Pick<Asked, "asks">, papers: number): Step[] {
  return [
    "start",
    ...(["who", "what"] as const).filter((part) => asksOfPart(asks, part).length > 0),
    ...(papers > 0 ? (["photos"] as const) : []),
    "check",
  ];
}

/** The step after; from a page that was opened to change one thing, back to the last look. */
export function stepAfter(steps: readonly Step[], step: Step, changing: boolean): Step {
  return (changing ? undefined : steps[steps.indexOf(step) + 1]) ?? "check";
}

/** The step before; undefined where the way back leaves the form. */
export const stepBefore = (
  steps: readonly Step[],
  step: Step,
  changing: boolean,
): Step | undefined => (changing ? "check" : steps[steps.indexOf(step) - 1]);

const TITLES: Record<Step, string> = {
  start: "办之前看一看",
  who: "给谁办",
  what: "什么情况",
  photos: "材料照片",
  check: "核对后提交",
};

/** `第 2 步，共 4 步：什么情况`; the page before the form is no step of it. */
export function stepTitle(steps: readonly Step[], step: Step): string {
  if (step === "start") return TITLES.start;
  return `第 ${String(steps.indexOf(step))} 步，共 ${String(steps.length - 1)} 步：${TITLES[step]}`;
}

/** On which page a field stands, where that is one of this form's pages. */
export function stepOfField(
  steps: readonly Step[],
  field: FieldId,
  partOf: (field: FieldId) => Part | undefined,
) {
  const step = field === "photos" ? "photos" : partOf(field);
  return step && steps.includes(step) ? step : undefined;
}
