/** What can be asked for under the plans of this repository, for tables of days: each case in one line. */
import { join } from "node:path";
import type { RequestKind } from "../../core/contracts";
import {
  factsOfRequest,
  judgeRequest,
  type Asked,
  type RegisterStanding,
} from "../../core/enrolment";
import { createPolicyBook, type EventKind, type Facts, type RefundReason } from "../../core/policy";
import { readPackDocuments } from "../../local/policies";

const { packs, places } = readPackDocuments(join(__dirname, "../.."));
export const book = createPolicyBook(packs, places);

export const KAIPING = { place: "440783106221", year: 2022 };
export const HUARONG = { place: "430623Z01", year: 2022 };
export const MANCHENG = { place: "130607100", year: 2023 };
export const LUYANG = { place: "340103200201", year: 2023 };
export const BAOGOU = { place: "370481108200", year: 2022 };

/** Of the register, and nothing done for the year yet. */
export const MEMBER: RegisterStanding = {
  state: "unregistered",
  stopped: false,
  documentType: "resident-id",
};
export const PAID: RegisterStanding = { ...MEMBER, state: "paid" };

export const LOCAL: Partial<Facts> = { hukou: "local" };
/** Enrolled last year with a household register here. */
export const RENEWING: Partial<Facts> = { ...LOCAL, enrolledLastYear: true, registered: false };
/** Enrolled last year by a permit. */
export const permit = (until: string, issuedOn = "2020-01-01"): Partial<Facts> => ({
  hukou: "elsewhere",
  enrolledLastYear: true,
  registered: false,
  residencePermit: { issuedOn, until },
});

export const happened = (kind: EventKind, on: string) => ({ kind, on });
export const born = (on: string): Asked => ({ kind: "newborn", event: happened("newborn", on) });
export const midyear = (kind: EventKind, on: string): Asked => ({
  kind: "midyear",
  event: happened(kind, on),
});
export const kind = (one: RequestKind): Asked => ({ kind: one });
export const refund = (refundReason: RefundReason): Asked => ({ kind: "refund", refundReason });

/** A day, what is asked, and what is told of it (see `told`); a newcomer of whom nothing is known unless it says more. */
export type Case = [
  on: string,
  asked: Asked,
  expected: string,
  standing?: RegisterStanding | null,
  facts?: Partial<Facts>,
];

/** `open <last day or -> <clause>`, or the code of what stands against it with its day and clause. */
export function told(
  where: { place: string; year: number },
  [on, asked, , standing = null, facts = {}]: Case,
): string {
  const base: Facts = { ...where, ...facts, on };
  const about = factsOfRequest(base, asked.kind, { event: asked.event, details: {} });
  const { errand, against } = judgeRequest(book, about, standing, asked);
  return against
    ? `${against.code} ${against.day ?? "-"} ${against.cite}`
    : `open ${errand.by ?? "-"} ${errand.cite}`;
}
