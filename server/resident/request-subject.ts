import type { RequestDetails, RequestEvent, RequestKind } from "../../core/contracts";
import { factsOfRequest, isForMembers, type RegisterStanding } from "../../core/enrolment";
import type { Facts } from "../../core/policy";
import { openingsOf, placeNames, type ResidentRow, type Tx } from "../db";
import { AppError } from "../errors";
import { factsAbout, openingsAt } from "./facts";
import { isFull, memberByKey, type Family, type Member } from "./members";

/** What is asked, as far as it decides whom it is about and where. */
export interface Wanted {
  kind?: RequestKind | undefined;
  memberId?: string | undefined;
  parentMemberId?: string | undefined;
  place?: string | undefined;
}

/** Whom a request is about: somebody to whom the caller is bound, or a newcomer of whom nothing is known. */
export interface Subject {
  member: Member | undefined;
  /** Through whom a newborn comes into a household. */
  parent: Member | undefined;
  /** The home place: whose register it concerns. */
  place: string;
}

/** What takes somebody out, changes what is written of them, or puts somebody into their household. */
const NEEDS_FULL: readonly RequestKind[] = ["change", "stop", "refund", "correction", "number"];

const confirmFirst = (what: string): AppError =>
  new AppError("needs-confirmation", `${what}，要先确认您是本人或监护人。`, {
    todo: "请在成员页用手机号确认身份，或带证件到村（社区）确认。",
  });

/** Finds whom it is about. Somebody who is bound by name and number alone can be entered for a year, and nothing more. */
export function subjectOf(family: Family, wanted: Wanted): Subject {
  const { kind, memberId, parentMemberId } = wanted;
  const member = memberId === undefined ? undefined : memberByKey(family, memberId);
  const parent = parentMemberId === undefined ? undefined : memberByKey(family, parentMemberId);
  if (kind) insistRight(kind, member);
  if (parent && !isFull(parent)) throw confirmFirst("把孩子登记到您家户口簿上");
  return { member, parent, place: placeOf(wanted, member, parent) };
}

function insistRight(kind: RequestKind, member: Member | undefined): void {
  if (!NEEDS_FULL.includes(kind)) return;
  if (!member)
    throw new AppError("bad-request", "这件事只能给已经绑定的人办。", {
      path: "memberId",
      todo: "请先在首页“添加家人”绑定这个人。",
    });
  if (!isFull(member)) throw confirmFirst("改动或停办别人的参保，以及退费");
}

/** Who comes in may come in anywhere; what is registered is changed where it is, and a newborn where the parent lives. */
function placeOf(
  { kind, place }: Wanted,
  member: Member | undefined,
  parent: Member | undefined,
): string {
  const home = (member ?? parent)?.home;
  const chosen = place ?? home?.place;
  if (chosen === undefined)
    throw new AppError("bad-request", "还没有选在哪里办。", {
      path: "place",
      todo: "请选县（区）、乡镇（街道）和村（社区）。",
    });
  if (!home || !kind) return chosen;
  const staysHome = isForMembers(kind) || parent !== undefined;
  if (staysHome && chosen.slice(0, 6) !== home.county)
    throw new AppError("bad-request", "这件事要在登记的县（区）办。", {
      path: "place",
      todo: "请返回，从这个人的页面里办。",
    });
  return isForMembers(kind) ? home.place : chosen;
}

/** Towns and villages have nine and twelve digits, units of their own a letter; a county alone is nobody's queue. */
const isDeepEnough = (place: string): boolean => place.length > 6;

/** A newcomer names the town or village, because somebody there has to take it up. */
export async function insistPlace(tx: Tx, place: string): Promise<string> {
  const names = await placeNames(tx, [place]);
  const name = names.get(place);
  if (name === undefined || !isDeepEnough(place))
    throw new AppError("bad-request", "没有找到这个乡镇或村，或者选得不够细。", {
      path: "place",
      todo: "请选到乡镇（街道）或村（社区）。",
    });
  return name;
}

const OF_THE_PLACE = ["hukou", "hukouKind", "residencePermit"];

/** How the register of the place sees a member: where it does not know them, only who they are counts. */
function homeIn({ file, home }: Member, place: string): ResidentRow {
  const county = place.slice(0, 6);
  const known = file.residents.find((row) => row.county === county);
  if (known) return { ...known, place };
  // Where the household register is, and a permit, are told from the place that asks.
  const facts = Object.fromEntries(
    Object.entries(home.facts).filter(([fact]) => !OF_THE_PLACE.includes(fact)),
  );
  return { ...home, county, place, facts };
}

/**
 * What is known of whom a request is about, on a day. Of a newcomer that is nothing: whatever stands in a register under the stated number
 * must not show. Who is weakly bound learns nothing of classes either.
 */
export async function knownFacts(
  tx: Tx,
  { member, place }: Subject,
  { year, on }: { year: number; on: string },
): Promise<Facts> {
  const openings = await openingsOf(tx, [place.slice(0, 6)]);
  if (!member) return { place, year, on, openings: openingsAt(place, { year, on, openings }) };
  const facts = factsAbout(member.file, homeIn(member, place), { year, on, openings });
  return isFull(member) ? facts : { ...facts, categories: [] };
}

/** Where the year stands in the county of the request; `null` for a newcomer. */
export function standingIn({ member, place }: Subject, year: number): RegisterStanding | null {
  if (!member) return null;
  const row = member.file.enrolments.find(
    (one) => one.county === place.slice(0, 6) && one.year === year,
  );
  return {
    state: row?.state ?? "unregistered",
    stopped: (row?.stoppedOn ?? null) !== null,
    documentType: member.file.person.documentType,
  };
}

/** A request's question to the engine. */
export const factsAsked = (
  known: Facts,
  kind: RequestKind,
  body: { event: RequestEvent | null; details: RequestDetails },
): Facts => factsOfRequest(known, kind, body);
