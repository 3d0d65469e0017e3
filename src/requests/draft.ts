import type { DayTyped } from "../logic";
import { EMPTY_REQUEST, type RequestForm } from "./form";

/**
 * What a phone keeps of a form that was left before it was sent: only what was chosen and the days of events. Names, numbers,
 * phone numbers, addresses and own words are never kept, because others pick the phone up too.
 */
const KEPT = [
  ...(["changing", "stopReason", "refundReason", "stage", "hukou", "hukouKind"] as const),
  ...(["employee", "parentInsured", "relationToHead", "newRelation", "sex"] as const),
  ...(["on", "permitIssued", "permitUntil", "entered", "graduates", "employeeEnded"] as const),
] as const satisfies readonly (keyof RequestForm)[];

const DAYS: readonly string[] = [
  ...["on", "permitIssued", "permitUntil", "entered", "graduates", "employeeEnded"],
];

/** The draft as text; `about` names the form that it belongs to. */
export const writeDraft = (about: string, form: RequestForm): string =>
  JSON.stringify({ about, kept: Object.fromEntries(KEPT.map((key) => [key, form[key]])) });

const isDay = (value: unknown): value is DayTyped =>
  ["year", "month", "day"].every(
    (part) => typeof (value as Record<string, unknown> | null)?.[part] === "string",
  );

const isKept = (key: string, value: unknown): boolean => {
  if (DAYS.includes(key)) return isDay(value);
  if (key === "changing")
    return Array.isArray(value) && value.every((one) => typeof one === "string");
  return typeof value === "string";
};

/** The form as it was left, where the draft is of this form; whatever else lies there is not believed. */
export function readDraft(
  about: string,
  text: string | undefined,
): Partial<RequestForm> | undefined {
  try {
    const draft = JSON.parse(text ?? "null") as { about?: unknown; kept?: object } | null;
    if (draft?.about !== about || !draft.kept) return undefined;
    const kept = Object.entries(draft.kept).filter(
      ([key, value]) => (KEPT as readonly string[]).includes(key) && isKept(key, value),
    );
    return Object.fromEntries(kept);
  } catch {
    return undefined;
  }
}

/** Whether there is anything in it that is worth bringing back. */
export const saysAnything = (draft: Partial<RequestForm>): boolean =>
  Object.entries(draft).some(
    ([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(EMPTY_REQUEST[key as keyof RequestForm]),
  );
