import type {
  DocumentTypeCode,
  EnrolmentState,
  Errand,
  RequestEvent,
  RequestKind,
} from "../contracts";
import type { Facts, PolicyBook, RefundReason, Said } from "../policy";
import { entering } from "./judge-entering";
import { paperwork } from "./judge-paperwork";
import { refunding } from "./judge-refund";
import { asksOf, materialsOf, usualProof, isForMembers } from "./needs";
import { KIND_TITLES, REFUND_REASON_TEXTS, titleOf, type StopReason } from "./words";

/** Where the year stands for somebody of the register; of a newcomer there is none. */
export interface RegisterStanding {
  state: EnrolmentState;
  /** The enrolment of the year was stopped. */
  stopped: boolean;
  documentType: DocumentTypeCode;
}

/** What is asked for. */
export interface Asked {
  kind: RequestKind;
  event?: RequestEvent | null | undefined;
  /** For refunds. */
  refundReason?: RefundReason | undefined;
  /** For stops: decides which proof is usual. */
  stopReason?: StopReason | undefined;
}

/** Why a request is not taken: an error code of the contracts, and the plan's words. */
export interface Against extends Said {
  code: "too-late" | "not-open-yet" | "stands-against";
  /** With `too-late` the last day that was, with `not-open-yet` the first that will be, where there is one. */
  day: string | null;
}

/** What the plan says of a request, before it is put into an errand. */
export interface Finding {
  says: string;
  cite: string;
  where?: string | undefined;
  by: string | null;
  against: Against | null;
  /** Papers that the plan names. */
  papers: readonly { bring: readonly string[]; cite: string }[];
  /** Whether the usual proof is told beside them. */
  proof: boolean;
  /** The plan has no door for such an event. */
  unheardOf?: true | undefined;
}

export interface Matter {
  book: PolicyBook;
  facts: Facts;
  standing: RegisterStanding | null;
  asked: Asked;
}

const JUDGES: Record<RequestKind, (matter: Matter) => Finding> = {
  registration: entering,
  newborn: entering,
  midyear: entering,
  permit: entering,
  student: entering,
  "moved-in": entering,
  change: paperwork,
  stop: paperwork,
  correction: paperwork,
  number: paperwork,
  refund: refunding,
};

/** R8: what is asked of a person that no register knows is asked by registering first. */
const unknownPerson = (kind: RequestKind): Finding => ({
  says: `${KIND_TITLES[kind]}要先在参保名册里有这个人`,
  cite: "",
  by: null,
  against: {
    code: "stands-against",
    text: `名册里还没有这个人，办不了${KIND_TITLES[kind]}；请先办参保登记`,
    cite: "",
    day: null,
  },
  papers: [],
  proof: false,
});

export interface Judged {
  errand: Errand;
  against: Against | null;
  /** The plan has no door for such an event, on whatever day: nobody needs to be shown it. */
  unheardOf: boolean;
}

/**
 * R8: whether something can be asked for somebody on the day of the facts, until when, with which papers, and by which clause
 * not. `facts` are those of `factsOfRequest`.
 */
export function judgeRequest(
  book: PolicyBook,
  facts: Facts,
  standing: RegisterStanding | null,
  asked: Asked,
): Judged {
  const { kind, event, refundReason, stopReason } = asked;
  const known: Facts = {
    ...(standing === null && { registered: false, enrolledLastYear: false }),
    ...facts,
    ...(event && { event }),
  };
  const finding =
    standing === null && isForMembers(kind)
      ? unknownPerson(kind)
      : JUDGES[kind]({ book, facts: known, standing, asked });
  const { says, cite, where, by, against, papers, proof } = finding;
  const usual = usualProof(kind, event?.kind, refundReason ?? stopReason);
  const named = materialsOf(papers, null);
  const materials = [
    ...named,
    ...(proof || named.length === 0 ? materialsOf([], usual) : []),
  ].filter(({ name }, at, all) => all.findIndex((one) => one.name === name) === at);
  const title =
    kind === "refund" && refundReason
      ? `${titleOf(kind)}（${REFUND_REASON_TEXTS[refundReason]}）`
      : titleOf(kind, event?.kind);
  return {
    errand: {
      kind,
      event: event?.kind ?? null,
      ...(refundReason && { refundReason }),
      year: facts.year,
      title,
      says,
      cite,
      where: where ?? null,
      by,
      open: against === null,
      ...(against && { why: { text: against.text, cite: against.cite } }),
      materials,
      asks: asksOf(kind, event?.kind, { member: standing !== null }),
    },
    against,
    unheardOf: finding.unheardOf === true,
  };
}
