/** A quote in words: codes of classes and payers as their names. What the server shows residents, and what a phone works out. */
import type { QuoteView } from "../contracts";
import type { AidShare, Quote } from "./answer";
import { categoryName, payerName } from "./categories";
import type { CategoryCode } from "./facts";
import type { PackDocument } from "./schema";

/** What is needed of a pack: the classes that it declares itself. */
type OwnClasses = Pick<PackDocument, "ownClasses">;

/** Names of classes, those of the pack's own included. */
const namesIn = (pack: OwnClasses | undefined): ((code: CategoryCode) => string) => {
  const own = new Map((pack?.ownClasses ?? []).map(({ code, name }) => [code as string, name]));
  return (code) => own.get(code) ?? categoryName(code);
};

/** The whole quote, for a viewer who may see everything; questions are left to the caller. */
export function quoteInWords(quote: Quote, pack?: OwnClasses): QuoteView {
  const nameOf = namesIn(pack);
  const shareInWords = ({ category, payer, payerLabel, amount }: AidShare) => ({
    label: nameOf(category),
    payer: payerName(payer, payerLabel),
    amount,
  });
  return {
    outcome: quote.outcome,
    due: quote.due,
    ...(quote.estimate !== undefined && { estimate: quote.estimate }),
    ...(quote.estimateSource !== undefined && { estimateSource: quote.estimateSource }),
    lines: quote.lines.map(({ year, standard, aid, due, afterwards }) => ({
      year,
      standard,
      aid: aid.map(shareInWords),
      aidTotal: aid.reduce((total, { amount }) => total + amount, 0),
      ...(afterwards?.length && { afterwards: afterwards.map(shareInWords) }),
      due,
    })),
    unused: quote.unused.map(({ category, text, cite }) => ({
      label: nameOf(category),
      text,
      ...(cite !== undefined && { cite }),
    })),
    fiscal: quote.fiscal,
    ...(quote.fiscalAtLeast !== undefined && { fiscalAtLeast: quote.fiscalAtLeast }),
    window: quote.ownWindowUnknown ? null : quote.window,
    benefit: quote.benefit,
    questions: [],
    because: quote.because,
    next: quote.next,
    redacted: false,
  };
}
