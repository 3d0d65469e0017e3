import type { QuoteView } from "../../core/contracts";
import { CATEGORY_CODES, categoryName, quoteInWords } from "../../core/policy";
import type { PackDocument, PolicyBook, Quote, Step } from "../../core/policy";

/** Questions that the resident's own word settles (see the `declare` call). */
const SELF_DECLARED: readonly string[] = ["returningMigrantWorker", "hukouKind"];

/** Who can settle the others. */
const WHO_TELLS: Record<string, string> = {
  hukou: "派出所或村（社区）",
  residencePermit: "村（社区），带上居住证",
  student: "学校",
  parentInsuredHere: "父母的单位或医保窗口",
  parentHoldsPermit: "村（社区），带上父母的居住证",
  categories: "民政、残联等认定部门",
  employeeInsurance: "医保窗口，带上停保证明",
  insuredElsewhere: "参保地的医保部门",
  registered: "村（社区）或医保窗口",
  enrolledLastYear: "医保窗口",
  openings: "当地医保部门",
};
const SOMEBODY = "村（社区）或医保窗口";

const NAMES_OF_CLASSES = CATEGORY_CODES.map(categoryName);

/** What of a pack a view needs: the names of its own classes. */
export type OwnClasses = Pick<PackDocument, "ownClasses">;

/** The classes that a place's packs declare themselves, in a year and in those that a quote for it charges as well. */
export function ownClassesOf(
  book: Pick<PolicyBook, "whole">,
  place: string,
  { year, quote }: { year: number; quote: Quote },
): OwnClasses {
  const years = new Set([year, ...quote.lines.map((line) => line.year)]);
  return {
    ownClasses: [...years].flatMap((one) => book.whole(place, one)?.document.ownClasses ?? []),
  };
}

/** Whether a text tells a class, one of the packs' own included: no topic keeps a plan's words from naming one. */
function tellerOfClasses({ ownClasses = [] }: OwnClasses): (text: string) => boolean {
  const names = [...NAMES_OF_CLASSES, ...ownClasses.map(({ name }) => name)];
  return (text) => names.some((name) => text.includes(name));
}

/** A quote as its viewer may see it: whole for a full binding, without classes for a weak one. */
export function quoteView(quote: Quote, full: boolean, own: OwnClasses): QuoteView {
  const view: QuoteView = {
    ...quoteInWords(quote, own),
    questions: quote.questions.map(({ fact, text }) => ({
      fact,
      text,
      selfDeclared: SELF_DECLARED.includes(fact),
      ...(!SELF_DECLARED.includes(fact) && { whoTells: WHO_TELLS[fact] ?? SOMEBODY }),
    })),
  };
  return full ? view : redact(view, tellerOfClasses(own));
}

const A_SUBSIDY = "有一项资助适用。确认是本人或监护人以后，可以看到是哪一项、由谁出钱。";

/** Neighbours know names and numbers: they see what is owed, not why somebody is helped. */
function redact(view: QuoteView, tellsClass: (text: string) => boolean): QuoteView {
  const hides = ({ topic, text }: QuoteView["because"][number]) =>
    topic === "aid" || topic === "class" || tellsClass(text);
  const hidden = view.because.filter(hides);
  const isAided = view.lines.some(({ aidTotal }) => aidTotal > 0);
  return {
    ...view,
    lines: view.lines.map(({ afterwards: _afterwards, ...line }) => ({ ...line, aid: [] })),
    unused: [],
    questions: view.questions.filter(
      ({ fact, text }) => fact !== "categories" && !tellsClass(text),
    ),
    because: [
      ...view.because.filter((step) => !hides(step)),
      ...(isAided ? summedUp(hidden, view.lines) : []),
    ],
    next: view.next.filter(({ text }) => !tellsClass(text)),
    redacted: true,
  };
}

/** One step a year in place of the hidden ones, so that the steps still add up to what is due. */
function summedUp(hidden: QuoteView["because"], lines: QuoteView["lines"]): Step[] {
  const years = lines.filter(({ aidTotal }) => aidTotal > 0).map(({ year }) => year);
  return years.map((year, index) => {
    const mine = hidden.filter((step) => step.year === year || (index === 0 && !step.year));
    const fen = mine.reduce((total, step) => total + (step.fen ?? 0), 0);
    return { text: A_SUBSIDY, cite: "", topic: "aid", year, fen };
  });
}
