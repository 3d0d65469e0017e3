import type { PersonCard } from "../../core/contracts";
import { standingText } from "../../core/enrolment";
import { maskDocumentNumber } from "../../core/people";
import type { PolicyBook } from "../../core/policy";
import { enrolmentsOf, placeNames, type DeskPerson, type EnrolmentRow, type Tx } from "../db";
import { policyBook } from "../policy";
import { sealContext } from "../privacy";
import type { WorkerSession } from "./session";
import { seesHousehold, sightOf, type Sight } from "./sight";

/** What cards are made of beside the people themselves. */
export interface CardMatter {
  book: PolicyBook;
  enrolments: readonly EnrolmentRow[];
  places: ReadonlyMap<string, string>;
}

/** The coverage year that concerns a place on a day: the one that is open for payment first. */
export const yearAt = (book: PolicyBook, place: string, today: string): number =>
  book.seasons(place, today)[0]?.year ?? Number(today.slice(0, 4));

export async function lookAtPeople(
  session: WorkerSession,
  tx: Tx,
  people: readonly DeskPerson[],
): Promise<CardMatter> {
  return {
    book: await policyBook(session.services.db, tx),
    enrolments: await enrolmentsOf(
      tx,
      people.map(({ personId }) => personId),
    ),
    places: await placeNames(tx, [...new Set(people.map(({ place }) => place))]),
  };
}

/** Cards of people, for a year or for the one that concerns each; names in full, numbers masked. */
export async function personCards(
  session: WorkerSession,
  tx: Tx,
  people: readonly DeskPerson[],
  more: { year?: number | undefined; sight?: Sight | undefined } = {},
): Promise<PersonCard[]> {
  if (people.length === 0) return [];
  const matter = await lookAtPeople(session, tx, people);
  return people.map((one) => personCard(session, matter, one, more));
}

export function personCard(
  session: WorkerSession,
  { book, enrolments, places }: CardMatter,
  one: DeskPerson,
  more: { year?: number | undefined; sight?: Sight | undefined } = {},
): PersonCard {
  const { vault } = session.services;
  const year = more.year ?? yearAt(book, one.place, session.today);
  const sight = more.sight ?? sightOf(session, one.place) ?? "county";
  const open = (sealed: string, context: string) =>
    one.erasedAt ? "" : vault.open(sealed, context);
  const household = seesHousehold(sight);
  return {
    personId: one.personId,
    name: open(one.nameSealed, sealContext.name(one.personId)),
    documentMasked: maskDocumentNumber(open(one.numberSealed, sealContext.number(one.personId))),
    birthDate: one.birthDate,
    sex: one.sex,
    place: { code: one.place, name: places.get(one.place) ?? one.place },
    household: household ? one.household : "",
    relationToHead: household ? one.relationToHead : "",
    standing: standingOf(one, enrolments, year, session.today),
    year,
  };
}

export function standingOf(
  one: DeskPerson,
  enrolments: readonly EnrolmentRow[],
  year: number,
  today: string,
): string {
  const row = enrolments.find(
    (enrolment) =>
      enrolment.county === one.county &&
      enrolment.year === year &&
      enrolment.personId === one.personId,
  );
  const left = one.leftOn !== null && one.leftOn < today ? one.leftWhy : null;
  if (!row && left === null) return standingText(undefined);
  const { state = "unregistered", registered = false, carried = false } = row ?? {};
  return standingText({ state, registered, carried, stoppedOn: row?.stoppedOn ?? null, left });
}
