import type { Errand, RequestKind } from "../contracts";
import { addDays, REFUND_REASONS, type EventKind, type Facts, type PolicyBook } from "../policy";
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

/** What the plan is asked while nobody has said when it happened: as if it had happened today. */
function asIfToday(facts: Facts, event: EventKind): Facts {
  const { on } = facts;
  const away = facts.hukou ?? ("elsewhere" as const);
  const happened: Facts = { ...facts, event: { kind: event, on } };
  switch (event) {
    case "newborn":
      return { ...happened, birthDate: on };
    case "moved-in":
      return { ...happened, hukou: "local" };
    case "unemployed":
      return { ...happened, employeeInsurance: { endedOn: on } };
    case "permit-issued":
      return {
        ...happened,
        hukou: away,
        residencePermit: { issuedOn: on, until: addDays(on, 364) },
      };
    case "school-entry":
    case "school-transfer":
      return {
        ...happened,
        hukou: away,
        student: { stage: facts.student?.stage ?? "school", enteredOn: on },
      };
    default:
      return happened;
  }
}

interface Listing {
  book: PolicyBook;
  facts: Facts;
  standing: RegisterStanding | null;
}

function judged({ book, facts, standing }: Listing, kind: RequestKind, event?: EventKind): Judged {
  const about = event ? asIfToday(facts, event) : facts;
  const asked: Asked = { kind, ...(event && { event: { kind: event, on: facts.on } }) };
  const found = judgeRequest(book, about, standing, asked);
  // The last day hangs on the day of the event, which nobody has told yet, unless the register knows it.
  const known = facts.event?.kind === event ? facts.event : undefined;
  if (event && known) return judgeRequest(book, facts, standing, { kind, event: known });
  const hangs = event !== undefined && found.errand.by !== null && kind !== "moved-in";
  return hangs && found.errand.by !== null
    ? { ...found, errand: { ...found.errand, by: null } }
    : found;
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

function students(listing: Listing): Errand[] {
  const { facts } = listing;
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
    judged(listing, "moved-in", "moved-in").errand,
    ...permits(listing),
    ...students(listing),
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
