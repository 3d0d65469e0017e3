import {
  residentKnows,
  withAnswer,
  type Facts,
  type FormAnswer,
  type MissingKey,
  type PackDocument,
} from "../../core/policy";

/**
 * What somebody who has not logged in was asked and answered, one question at a time. A fact that they are not sure of
 * stays unknown for this round: the answer is then that of an ordinary resident, and it is said what is still open.
 */
export interface Told {
  key: string;
  answer: FormAnswer | "unsure";
}

export interface Interview {
  told: readonly Told[];
  /** A question that was answered before and is being answered again. */
  changing?: string;
  /** They want to see the result without the questions that are left. */
  enough?: boolean;
}

export const BEGINNING: Interview = { told: [] };

export type InterviewStep =
  | { kind: "tell"; key: string; answer: Told["answer"] }
  | { kind: "back" }
  | { kind: "change"; key: string }
  | { kind: "keep" }
  | { kind: "enough" }
  | { kind: "more" };

/** One step of the interview. An answer that is changed keeps its place among the others. */
export function interviewed(before: Interview, step: InterviewStep): Interview {
  const { told } = before;
  switch (step.kind) {
    case "tell": {
      const fresh = { key: step.key, answer: step.answer };
      const known = told.some(({ key }) => key === step.key);
      return {
        told: known ? told.map((one) => (one.key === step.key ? fresh : one)) : [...told, fresh],
      };
    }
    case "back": {
      const last = told[told.length - 1];
      if (before.changing === undefined) return last ? { told, changing: last.key } : before;
      const at = told.findIndex(({ key }) => key === before.changing);
      const previous = told[at - 1];
      return previous ? { told, changing: previous.key } : before;
    }
    case "change":
      return { told, changing: step.key };
    case "keep":
      return { told };
    case "enough":
      return { told, enough: true };
    case "more":
      // What was skipped is asked once more.
      return { told: told.filter(({ answer }) => answer !== "unsure") };
  }
}

/** The first of these facts that is still to be asked; undefined where nothing is. */
export function nextToAsk(
  { told }: Interview,
  missing: readonly string[],
  pack?: PackDocument,
): string | undefined {
  const asked = new Set(told.map(({ key }) => key));
  return missing.find((key) => residentKnows(key, pack) && !asked.has(key));
}

export const answerTo = ({ told }: Interview, key: string): Told["answer"] | undefined =>
  told.find((one) => one.key === key)?.answer;

/**
 * The facts of a question to the engine. No special window is taken as open and payment as one's own: what staff switch
 * on nobody else can know.
 */
export function factsTold(
  { told }: Interview,
  asked: { place: string; year: number; on: string },
  pack: PackDocument,
): Facts {
  const base: Facts = { ...asked, via: "self", openings: null };
  return told.reduce<Facts>(
    (facts, { key, answer }) =>
      answer === "unsure" ? facts : withAnswer(facts, key as MissingKey, answer, pack),
    base,
  );
}

/** What of the missing facts nobody has settled, told apart by who could. */
export function stillOpen(
  missing: readonly string[],
  pack?: PackDocument,
): { residents: string[]; staff: string[] } {
  return {
    residents: missing.filter((key) => residentKnows(key, pack)),
    staff: missing.filter((key) => !residentKnows(key, pack)),
  };
}

/** Stands where a place has no pack for the year: nothing is asked then, and the answer says so. */
export const withoutPack = (place: string): PackDocument => ({
  id: `${place}/none`,
  place,
  revision: 1,
  publishedAt: "1970-01-01",
});
