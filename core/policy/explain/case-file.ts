/** The cases beside a pack: facts, the part of the answer that matters, and the clause. */
import { z } from "zod";
import { OUTCOMES } from "../answer";
import { Facts } from "../facts";
import { PlainDate } from "../plain-date";

const fen = z.number().int();
const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()]).optional();

/**
 * The part of an answer that is expected; amounts in fen. What is left out is not compared. Open to other keys of an
 * answer: one that no answer has is seen when the case runs.
 */
const Expected = z.looseObject({
  outcome: z.enum(OUTCOMES).optional(),
  reason: z.string().optional(),
  due: orNull(fen),
  estimate: fen.optional(),
  estimateSource: z.string().optional(),
  lines: z.array(z.record(z.string(), z.unknown())).optional(),
  unused: z.array(z.record(z.string(), z.unknown())).optional(),
  fiscal: orNull(fen),
  fiscalAtLeast: z.boolean().optional(),
  window: orNull(
    z.strictObject({
      opens: PlainDate.optional(),
      closes: PlainDate.optional(),
      closesAt: z.string().optional(),
      reopens: PlainDate.optional(),
      lastPayingDay: PlainDate.optional(),
      disputed: PlainDate.optional(),
    }),
  ),
  ownWindowUnknown: z.boolean().optional(),
  benefit: orNull(z.strictObject({ from: PlainDate.optional(), to: PlainDate.optional() })),
  missing: z.array(z.string()).optional(),
  /** Facts that must be among the missing ones. */
  missingIncludes: z.array(z.string()).optional(),
  questions: z.array(z.record(z.string(), z.unknown())).optional(),
  because: z.array(z.record(z.string(), z.unknown())).optional(),
  next: z.array(z.record(z.string(), z.unknown())).optional(),
});

export const PackCase = z.strictObject({
  name: z.string().min(2),
  clause: z.string().min(1),
  /** Place and year are the pack's where they are left out. */
  facts: z.strictObject({
    ...Facts.shape,
    place: Facts.shape.place.optional(),
    year: Facts.shape.year.optional(),
  }),
  expect: Expected,
});
export type PackCase = z.infer<typeof PackCase>;

/** A file of cases. */
export const PackCases = z.array(PackCase);

/** One value that is not as expected, by its path in the answer. */
export interface Difference {
  path: string;
  expected: unknown;
  got: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Where an answer is not as expected. Of objects only the keys that are expected are compared; lists must be equally
 * long and agree entry by entry.
 */
export function differences(expected: unknown, got: unknown, path = ""): Difference[] {
  const below = (key: string | number): string => (path === "" ? `${key}` : `${path}.${key}`);
  if (isRecord(expected) && isRecord(got)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, got[key], below(key)),
    );
  }
  if (Array.isArray(expected) && Array.isArray(got)) {
    if (expected.length !== got.length) return [{ path, expected, got }];
    return expected.flatMap((value, at) => differences(value, got[at] as unknown, below(at)));
  }
  return Object.is(expected, got) ? [] : [{ path, expected, got }];
}

/** Where an answer is not as a case expects. */
export function failuresOf(
  { missingIncludes = [], ...expected }: PackCase["expect"],
  quote: { missing: readonly string[] },
): Difference[] {
  const lacking = missingIncludes.filter((fact) => !quote.missing.includes(fact));
  return [
    ...differences(expected, quote),
    ...(lacking.length > 0
      ? [{ path: "missing", expected: `其中有 ${lacking.join("、")}`, got: quote.missing }]
      : []),
  ];
}
