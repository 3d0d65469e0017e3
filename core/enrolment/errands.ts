import type { Errand, RequestKind } from "../contracts";
import {
  addDays,
  ageOn,
  REFUND_REASONS,
  type EventKind,
  type Facts,
  type PolicyBook,
} from "../policy";
import { judgeRequest, type Asked, type Judged, type RegisterStanding } from "./judge";
import { isSettled } from "./year-graph";

/** Events that come in by the kind `midyear`; the others have kinds of their own. */
const MIDYEAR: readonly EventKind[] = [
  "unemployed",
  "discharged-soldier",
  "released",
  "retired-short",
  "graduated-jobless",
  "welfare-home",
  "found-unenrolled",
];

/** What the plan is asked while nobody has said when it happened: as if it had happened on a day. */
function asIf(facts: Facts, event: EventKind, day: string): Facts {
  const away = facts.hukou ?? ("elsewhere" as const);
  const happened: Facts = { ...facts, event: { kind: event, on: day } };
  switch (event) {
    case "newborn":
      return { ...happened, birthDate: day };
    case "moved-in":
      return { ...happened, hukou: "local" };
    case "unemployed":
      return { ...happened, employeeInsurance: { endedOn: day } };
    case "permit-issued":
      return {
        ...happened,
        hukou: away,
        residencePermit: { issuedOn: day, until: addDays(facts.on, 364) },
      };
    case "school-entry":
    case "school-transfer":
      return {
        ...happened,
        hukou: away,
        student: { stage: facts.student?.stage ?? "school", enteredOn: day },
      };
    default:
      return happened;
  }
}

/** So much earlier, a day that moves with the event is another one, even where it is counted in months. */
const A_MONTH_AND_MORE = 40;

interface Listing {
  book: PolicyBook;
  facts: Facts;
  standing: RegisterStanding | null;
}

function judgedOn({ book, facts, standing }: Listing, asked: Asked, day: string): Judged {
  const event = asked.event?.kind;
  const about = event ? asIf(facts, event, day) : facts;
  return judgeRequest(book, about, standing, {
    ...asked,
    ...(event && { event: { kind: event, on: day } }),
  });
}

function judged(listing: Listing, kind: RequestKind, event?: EventKind): Judged {
  const { book, facts, standing } = listing;
  if (event && facts.event?.kind === event)
    return judgeRequest(book, facts, standing, { kind, event: facts.event });
  const asked: Asked = { kind, ...(event && { event: { kind: event, on: facts.on } }) };
  const today = judgedOn(listing, asked, facts.on);
  if (!event || today.errand.by === null) return today;
  // A last day that moves with the day of the event cannot be told before that day is.
  const before = judgedOn(listing, asked, addDays(facts.on, -A_MONTH_AND_MORE));
  const fixed = before.errand.by === today.errand.by;
  return fixed ? today : { ...today, errand: { ...today.errand, by: null } };
}

/** By the first of these that is open; if none is, by the first. */
function firstOpen(listing: Listing, kind: RequestKind, events: (EventKind | undefined)[]): Errand {
  const all = events.map((event) => judged(listing, kind, event).errand);
  const [first] = all;
  return all.find(({ open }) => open) ?? (first as Errand);
}

/** Events during the year that the plan lets in, or would on another day. */
function midyear(listing: Listing): Errand[] {
  return MIDYEAR.flatMap((event) => {
    const { errand, unheardOf } = judged(listing, "midyear", event);
    return unheardOf ? [] : [errand];
  });
}

function permits(listing: Listing): Errand[] {
  const { hukou, residencePermit: held, on: today } = listing.facts;
  if (hukou === "local" && !held) return [];
  const holds = held != null && held.until >= today;
  if (holds) return [judged(listing, "permit").errand];
  const residencePermit = { until: addDays(today, 364) };
  const renewed: Listing = {
    ...listing,
    facts: { ...listing.facts, hukou: hukou ?? "elsewhere", residencePermit },
  };
  // A permit that is held since long, or one of this very day, which opens a door of its own in some plans.
  const old = judged(renewed, "permit");
  return [old.against ? firstOpen(listing, "permit", ["permit-issued"]) : old.errand];
}

/** From this age nobody is shown what pupils and students do; whoever studies all the same can still ask for it. */
const PAST_SCHOOL = 40;

function students(listing: Listing): Errand[] {
  const { facts } = listing;
  const { birthDate, student, on } = facts;
  if (birthDate != null && student == null && ageOn(birthDate, on) >= PAST_SCHOOL) return [];
  const pupil: Listing = {
    ...listing,
    facts: { ...facts, student: facts.student ?? { stage: "school" } },
  };
  return [firstOpen(pupil, "student", [undefined, "school-entry", "school-transfer"])];
}

/** For a child of theirs, of which nothing is known but that it comes into the same place. */
function newborns({ book, facts, standing }: Listing): Errand {
  const { place, year, on } = facts;
  const itself = facts.event?.kind === "newborn" && standing?.state === "unregistered";
  const child = itself ? facts : { place, year, on };
  return judged({ book, facts: child, standing: null }, "newborn", "newborn").errand;
}

function toEnter(listing: Listing): Errand[] {
  return [
    judged(listing, "registration").errand,
    ...midyear(listing),
    ...permits(listing),
    ...students(listing),
    judged(listing, "moved-in", "moved-in").errand,
  ];
}

/** R8: everything that can be asked for somebody on the day, open or not and why. `standing` is null for a newcomer. */
export function errandsFor(
  book: PolicyBook,
  facts: Facts,
  standing: RegisterStanding | null,
): Errand[] {
  const listing: Listing = { book, facts, standing };
  if (!book.planOf(facts.place, facts.year)) return [judged(listing, "registration").errand];
  const settled = standing !== null && isSettled(standing.state) && !standing.stopped;
  const entering = [...(settled ? [] : toEnter(listing)), newborns(listing)];
  if (standing === null) return entering;
  const refunds = isSettled(standing.state)
    ? REFUND_REASONS.map(
        (refundReason) =>
          judgeRequest(book, facts, standing, { kind: "refund", refundReason }).errand,
      )
    : [];
  return [
    ...entering,
    judged(listing, "change").errand,
    judged(listing, "stop").errand,
    judged(listing, "correction").errand,
    ...(standing.documentType === "birth-certificate" ? [judged(listing, "number").errand] : []),
    ...refunds,
  ];
}
