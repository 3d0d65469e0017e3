import * as z from "zod/mini";
import { CoverageYear, Fen, PlainDate } from "./scalars";

export const Cited = z.object({ text: z.string(), cite: z.optional(z.string()) });

/** A step of the explanation as the phone shows it. */
export const StepView = z.object({
  text: z.string(),
  cite: z.string(),
  topic: z.string(),
  year: z.optional(CoverageYear),
  fen: z.optional(z.int()),
});

export const LineView = z.object({
  year: CoverageYear,
  standard: z.nullable(Fen),
  aid: z.array(
    z.object({
      /** Chinese name of the class, and of who pays. */
      label: z.string(),
      payer: z.string(),
      amount: Fen,
    }),
  ),
  /** All aid together; for a weak binding this is told and `aid` is empty. */
  aidTotal: Fen,
  /** Paid by the person first and given back later: not taken off what is due. */
  afterwards: z.optional(z.array(z.object({ label: z.string(), payer: z.string(), amount: Fen }))),
  due: z.nullable(Fen),
});

export const QuestionView = z.object({
  fact: z.string(),
  text: z.string(),
  /** Whether the resident's own word settles it; otherwise `whoTells` says whose does. */
  selfDeclared: z.boolean(),
  whoTells: z.optional(z.string()),
});

/** A quote as a resident may see it: redacted by the server where the binding is weak. */
export const QuoteView = z.object({
  outcome: z.enum([
    "no-plan",
    "not-eligible",
    "insured-already",
    "not-open",
    "closed",
    "ask",
    "register-first",
    "no-charge",
    "settlement-pause",
    "payable",
  ]),
  due: z.nullable(Fen),
  estimate: z.optional(Fen),
  estimateSource: z.optional(z.string()),
  lines: z.array(LineView),
  unused: z.array(z.object({ label: z.string(), text: z.string(), cite: z.optional(z.string()) })),
  fiscal: z.nullable(Fen),
  fiscalAtLeast: z.optional(z.boolean()),
  window: z.nullable(
    z.object({
      opens: PlainDate,
      closes: PlainDate,
      /** The hour of `closes` at which payment ends, as `17:00`; without one the whole day belongs to it. */
      closesAt: z.optional(z.string()),
      reopens: z.optional(PlainDate),
      lastPayingDay: z.optional(PlainDate),
      disputed: z.optional(PlainDate),
    }),
  ),
  benefit: z.nullable(z.object({ from: PlainDate, to: PlainDate })),
  questions: z.array(QuestionView),
  because: z.array(StepView),
  next: z.array(Cited),
  /** True where class names and steps about them were left out because the binding is weak. */
  redacted: z.boolean(),
});
export type QuoteView = z.infer<typeof QuoteView>;
