import { z } from "zod";
import { DocumentType } from "../contracts";
import { CATEGORY_CODES, FactFields, PlainDate } from "../policy";

/**
 * The facts that a register keeps about a person. Left out are those which belong to the question (place, year, day,
 * way of paying, openings) and those which other fields of the row carry (birth date, sex, classes, enrolment).
 */
export const RegisterFacts = FactFields.pick({
  hukou: true,
  hukouKind: true,
  residencePermit: true,
  foreigner: true,
  student: true,
  parentInsuredHere: true,
  parentHoldsPermit: true,
  employeeInsurance: true,
  insuredElsewhere: true,
  brokenYears: true,
  returningMigrantWorker: true,
  event: true,
  // What the plan of the place asks for beyond these, such as what a village collective gives.
  more: true,
}).strict();
export type RegisterFacts = z.infer<typeof RegisterFacts>;

/** A subsidised class held by a person, and the department on whose list it stands. Both dates are inclusive. */
export const RegisterCategory = z.strictObject({
  // One of the fixed codes or one that a plan declares. `age` is given by the birth date alone and stands on no list.
  code: z.union([
    z.enum(CATEGORY_CODES).exclude(["age"]),
    z.templateLiteral(["x-", z.string().regex(/^[a-z0-9-]+$/)]),
  ]),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  department: z.string().min(1).max(40),
});
export type RegisterCategory = z.infer<typeof RegisterCategory>;

const Year = z.number().int().min(1990).max(2100);

/** One person of a register, as files from a village, a bureau or the platform bring them. */
export const RegisterRow = z.strictObject({
  /** Division code of the village, town or county, or a local unit such as `430623Z01`. */
  place: z.string().regex(/^\d{6}(\d{3}){0,2}$|^\d{6}Z\d{2}$/),
  name: z.string().min(1).max(60),
  document: z.strictObject({
    type: z.enum(DocumentType.options),
    number: z.string().min(5).max(32),
  }),
  /** Needed only where the document does not carry them. */
  sex: z.enum(["male", "female"]).optional(),
  birthDate: PlainDate.optional(),
  phone: z
    .string()
    .regex(/^1\d{10}$/)
    .optional(),
  /** Number of the household book: people with the same one are one household. */
  household: z.string().min(1).max(40),
  /** As the household book says it: 户主, 妻, 长子 … */
  relationToHead: z.string().min(1).max(20),
  facts: RegisterFacts,
  /** All classes held; `[]` is known to be none. */
  categories: z.array(RegisterCategory).max(20),
  /** Coverage years of resident insurance paid in this place. */
  enrolledYears: z.array(Year).max(60),
  /** Coverage years for which the registration is confirmed. */
  registeredYears: z.array(Year).max(60),
});
export type RegisterRow = z.infer<typeof RegisterRow>;
