import type { HouseholdView, StaffReply, StaffRequest } from "../../core/contracts";
import {
  isComplete,
  isOpen,
  leftOutText,
  problemsOfLeftOut,
  takesPart,
  togetherOf,
} from "../../core/enrolment";
import { instantOf } from "../../core/time";
import {
  leftOutAmong,
  peopleOfBook,
  saveLeftOut,
  takeBackLeftOut,
  type DeskPerson,
  type LeftOutRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { policyBook } from "../policy";
import { lookAtPeople, personCard, yearAt, type CardMatter } from "./person-card";
import { notFound, ownPerson, seePerson } from "./people-in-scope";
import type { WorkerSession } from "./session";
import { seesHousehold } from "./sight";

/** Everybody of somebody's household book, enrolled or with the reason why not (MC-03). */
export function household(
  session: WorkerSession,
  { personId, year }: StaffRequest<"household">,
): Promise<StaffReply<"household">> {
  return session.run(async (tx) => {
    const { one, sight } = await seePerson(session, tx, personId);
    if (!seesHousehold(sight)) throw notFound();
    await session.trace(tx, {
      action: "look-at-household",
      subject: personId,
      county: one.county,
      personId,
    });
    return householdView(session, tx, one, year);
  });
}

async function householdView(
  session: WorkerSession,
  tx: Tx,
  one: DeskPerson,
  asked: number | undefined,
): Promise<HouseholdView> {
  const book = await policyBook(session.services.db, tx);
  const year = asked ?? yearAt(book, one.place, session.today);
  const people = await peopleOfBook(tx, one, session.today);
  const matter = await lookAtPeople(session, tx, people);
  const reasons = await leftOutAmong(tx, people, year);
  const shown = people.map((member) =>
    memberOf(session, { member, year, matter, left: reasons.get(member.personId) }),
  );
  return {
    place: { code: one.place, name: matter.places.get(one.place) ?? one.place },
    year,
    together: togetherOf(book, one.place, year),
    people: shown,
    complete: isComplete(shown),
  };
}

function memberOf(
  session: WorkerSession,
  about: { member: DeskPerson; year: number; matter: CardMatter; left: LeftOutRow | undefined },
): HouseholdView["people"][number] {
  const { member, year, matter, left } = about;
  const card = personCard(session, matter, member, { year });
  const row = matter.enrolments.find(
    (one) => one.county === member.county && one.personId === member.personId && one.year === year,
  );
  const enrolled = row !== undefined && takesPart(row);
  return {
    memberId: null,
    personId: member.personId,
    name: card.name,
    relationToHead: member.relationToHead,
    birthYear: Number(member.birthDate.slice(0, 4)),
    standing: card.standing,
    enrolled,
    leftOut: left ? reasonShown(session, left) : null,
    open: isOpen({ enrolled, leftOut: left ?? null }, session.today),
  };
}

interface Detail {
  kind?: string;
  where?: string;
}

function reasonShown({ services: { vault } }: WorkerSession, left: LeftOutRow) {
  const { county, year, personId, reason, until, detailSealed, statedAt } = left;
  const detail: Detail =
    detailSealed === null
      ? {}
      : (JSON.parse(
          vault.open(detailSealed, sealContext.leftOut(county, year, personId)),
        ) as Detail);
  return {
    reason,
    text: leftOutText({ reason, until, ...detail }),
    until,
    statedAt: instantOf(statedAt),
  };
}

/** Says why somebody is left out, or takes the reason back; who said it stays with it. */
export function sayLeftOut(
  session: WorkerSession,
  request: StaffRequest<"sayLeftOut">,
): Promise<StaffReply<"sayLeftOut">> {
  const { personId, year, reason } = request;
  return session.run(async (tx) => {
    const one = await ownPerson(session, tx, personId);
    const matter = await lookAtPeople(session, tx, [one]);
    const before = (await leftOutAmong(tx, [one], year)).get(personId);
    if (reason === null) await takeBackLeftOut(tx, { county: one.county, year, personId });
    else {
      refuseEnrolled(matter, one, year);
      const { until, kind, where } = request;
      const left = { reason, until: until ?? null, kind: kind?.trim(), where: where?.trim() };
      const [problem] = problemsOfLeftOut(left, session.today);
      if (problem)
        throw new AppError("bad-request", problem.text, { path: problem.path, todo: problem.todo });
      await saveLeftOut(tx, leftOutRow(session, { county: one.county, year, personId }, left));
    }
    await session.trace(tx, {
      action: "say-left-out",
      subject: personId,
      county: one.county,
      personId,
      detail: { year },
      before: { 原因: before ? reasonShown(session, before).text : null },
      after: {
        原因:
          reason === null
            ? null
            : leftOutText({ ...request, reason, until: request.until ?? null }),
      },
    });
    return householdView(session, tx, one, year);
  });
}

/** A reason why not belongs to somebody who is not: whoever takes part is stopped first. */
function refuseEnrolled({ enrolments }: CardMatter, one: DeskPerson, year: number): void {
  const row = enrolments.find(
    (enrolment) =>
      enrolment.county === one.county &&
      enrolment.personId === one.personId &&
      enrolment.year === year,
  );
  if (!row || !takesPart(row)) return;
  throw new AppError(
    "stands-against",
    `这个人${year}年度已经登记或缴费，不能再写没有参保的原因。`,
    {
      todo: "确实不再参保的，先办停保。",
    },
  );
}

function leftOutRow(
  { services: { vault, now }, worker }: WorkerSession,
  { county, year, personId }: { county: string; year: number; personId: string },
  said: {
    reason: LeftOutRow["reason"];
    until: string | null;
    kind?: string | undefined;
    where?: string | undefined;
  },
): LeftOutRow {
  const { reason, until, kind, where } = said;
  const detail: Detail = { ...(kind && { kind }), ...(where && { where }) };
  return {
    county,
    year,
    personId,
    reason,
    until,
    detailSealed:
      reason === "elsewhere"
        ? vault.seal(JSON.stringify(detail), sealContext.leftOut(county, year, personId))
        : null,
    statedBy: `staff:${worker?.row.id ?? ""}`,
    statedAt: now(),
  };
}
