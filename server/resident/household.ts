import type {
  HouseholdPerson,
  HouseholdView,
  ResidentReply,
  ResidentRequest,
} from "../../core/contracts";
import {
  isComplete,
  isOpen,
  leftOutText,
  problemsOfLeftOut,
  standingText,
  takesPart,
  togetherOf,
} from "../../core/enrolment";
import { maskName } from "../../core/people";
import { dayOf, instantOf } from "../../core/time";
import { leaveSealedTrace } from "../audit";
import {
  leftOutOf,
  ownHousehold,
  saveLeftOut,
  takeBackLeftOut,
  type BookPerson,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import { sealContext } from "../privacy";
import { isFull, loadFamily, memberByKey, type Family, type Member } from "./members";
import type { Session } from "./session";

/** Everybody of the household book, for who is fully bound to one of them. */
export function household(
  session: Session,
  { memberId, year }: ResidentRequest<"household">,
): Promise<ResidentReply<"household">> {
  return session.run((tx) => householdView(session, tx, { memberId, year }));
}

function insistFull(family: Family, memberId: string): Member {
  const member = memberByKey(family, memberId);
  if (!isFull(member))
    throw new AppError("needs-confirmation", "要先确认您是本人或监护人，才能看一家人的情况。", {
      todo: "请在成员页用手机号确认身份，或带证件到村（社区）确认。",
    });
  return member;
}

async function householdView(
  session: Session,
  tx: Tx,
  { memberId, year: chosen }: { memberId: string; year?: number | undefined },
): Promise<HouseholdView> {
  const family = await loadFamily(session, tx);
  const { home, placeName, binding } = insistFull(family, memberId);
  const { county, place } = home;
  const today = dayOf(session.services.now());
  const book = await policyBook(session.services.db, tx);
  const year = chosen ?? book.seasons(place, today)[0]?.year ?? Number(today.slice(0, 4));
  const rows = await bookOf(tx, { county, year, personId: binding.personId });
  const key = { county, year, today };
  const people = rows.map((row) => personOf(session, family, row, key));
  return {
    place: { code: place, name: placeName },
    year,
    together: togetherOf(book, place, year),
    people,
    complete: isComplete(people),
  };
}

/** A collective book, of a school or a works, is no family: whom else it holds is nobody's to see. */
async function bookOf(
  tx: Tx,
  key: { county: string; year: number; personId: string },
): Promise<BookPerson[]> {
  const rows = await ownHousehold(tx, key);
  if (rows.length > 0) return rows;
  throw new AppError("not-allowed", "登记在集体户上的，看不到一家人的情况。", {
    todo: "有事请问学校、单位或村（社区）。",
  });
}

/** Names of those to whom the caller is not fully bound are masked: the family knows them, somebody else's eyes do not. */
function personOf(
  { services: { vault } }: Session,
  family: Family,
  row: BookPerson,
  { county, year, today }: { county: string; year: number; today: string },
): HouseholdPerson {
  const { personId } = row;
  const member = family.members.find(({ binding }) => binding.personId === personId);
  const name = vault.open(row.nameSealed, sealContext.name(personId));
  const enrolled = row.year !== null && takesPart(row.year);
  const said = row.leftOut;
  const where = said?.detailSealed
    ? readDetail(vault.open(said.detailSealed, sealContext.leftOut(county, year, personId)))
    : {};
  return {
    memberId: member?.binding.id ?? null,
    personId,
    name: member && isFull(member) ? name : maskName(name),
    relationToHead: row.relationToHead,
    birthYear: Number(row.birthDate.slice(0, 4)),
    standing: standingText(row.year ? { ...row.year, left: null } : undefined),
    enrolled,
    leftOut: said && {
      reason: said.reason,
      text: leftOutText({ reason: said.reason, until: said.until, ...where }),
      until: said.until,
      statedAt: instantOf(said.statedAt),
    },
    open: isOpen({ enrolled, leftOut: said }, today),
  };
}

/** Which insurance and where, as `sayLeftOut` keeps them, here and at the desk. */
function readDetail(text: string): { kind?: string; where?: string } {
  const read = JSON.parse(text) as { kind?: unknown; where?: unknown };
  return {
    ...(typeof read.kind === "string" && { kind: read.kind }),
    ...(typeof read.where === "string" && { where: read.where }),
  };
}

/** Takes down why somebody of the own book is not enrolled with the others (MC-03), or takes the reason back. */
export function sayLeftOut(
  session: Session,
  request: ResidentRequest<"sayLeftOut">,
): Promise<ResidentReply<"sayLeftOut">> {
  const { memberId, year } = request;
  return session.run(async (tx) => {
    const { home, binding } = insistFull(await loadFamily(session, tx), memberId);
    const { county } = home;
    const book = await bookOf(tx, { county, year, personId: binding.personId });
    const person = book.find(({ personId }) => personId === request.personId);
    if (!person)
      throw new AppError("not-found", "这个人不在您家的户口簿上。", {
        path: "personId",
        todo: "请刷新一家人的名单；户口簿有变化的，请到村（社区）更正。",
      });
    await writeLeftOut(session, tx, county, request, person);
    return householdView(session, tx, { memberId, year });
  });
}

async function writeLeftOut(
  { services, accountId }: Session,
  tx: Tx,
  county: string,
  { year, personId, reason, until, kind, where }: ResidentRequest<"sayLeftOut">,
  { leftOut: said, year: standing }: BookPerson,
): Promise<void> {
  // A reason why not belongs to somebody who is not: whoever takes part is stopped first.
  if (reason !== null && standing !== null && takesPart(standing))
    throw new AppError("stands-against", "这个人这一年已经登记或缴费，不用写没有参保的原因。", {
      todo: "确实不再参保的，请先办停保。",
    });
  const at = services.now();
  const actor = `account:${accountId}`;
  const key = { county, year, personId };
  const before = await leftOutOf(tx, key);
  if (reason === null) {
    await takeBackLeftOut(tx, key);
  } else {
    const left = { reason, until: until ?? null, kind, where };
    const [wrong] = problemsOfLeftOut(left, dayOf(at));
    if (wrong)
      throw new AppError("bad-request", wrong.text, { path: wrong.path, todo: wrong.todo });
    const detail = { ...(kind && { kind }), ...(where && { where }) };
    await saveLeftOut(tx, {
      ...key,
      reason,
      detailSealed:
        Object.keys(detail).length > 0
          ? services.vault.seal(JSON.stringify(detail), sealContext.leftOut(county, year, personId))
          : null,
      until: until ?? null,
      statedBy: actor,
      statedAt: at,
    });
  }
  await leaveSealedTrace(services.vault, tx, {
    at,
    actor,
    action: "say-left-out",
    subject: personId,
    county,
    personId,
    detail: { year, was: before?.reason ?? null, is: reason },
    before: { 原因: said && leftOutText({ reason: said.reason, until: said.until }) },
    after: {
      原因: reason && leftOutText({ reason, until: until ?? null, kind, where }),
    },
  });
}
