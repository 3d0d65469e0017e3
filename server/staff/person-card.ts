import type { PersonCard } from "../../core/contracts";
import { standingText } from "../../core/enrolment";
import { maskDocumentNumber } from "../../core/people";
import type { PolicyBook } from "../../core/policy";
import {
  enrolmentsOf,
  personFiles,
  placeNames,
  type DeskPerson,
  type EnrolmentRow,
  type PersonFile,
  type Tx,
} from "../db";
import { policyBook } from "../policy";
import { sealContext } from "../privacy";
import { factsAbout } from "../resident";
import type { WorkerSession } from "./session";
import { seesHousehold, sightOf, type Sight } from "./sight";

/** What cards are made of beside the people themselves. */
export interface CardMatter {
  book: PolicyBook;
  enrolments: readonly EnrolmentRow[];
  places: ReadonlyMap<string, string>;
  /** What is known of those whose registers the worker works with or looks through; of others nothing more is read. */
  files: ReadonlyMap<string, PersonFile>;
}

/** The coverage year that concerns a place on a day: the one that is open for payment first. */
export const yearAt = (book: PolicyBook, place: string, today: string): number =>
  book.seasons(place, today)[0]?.year ?? Number(today.slice(0, 4));

export async function lookAtPeople(
  session: WorkerSession,
  tx: Tx,
  people: readonly DeskPerson[],
): Promise<CardMatter> {
  const files = await personFiles(
    tx,
    people.flatMap(({ personId, place }) =>
      seesHousehold(sightOf(session, place) ?? "county") ? [personId] : [],
    ),
  );
  return {
    files: new Map(files.map((file) => [file.person.id, file])),
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
  matter: CardMatter,
  one: DeskPerson,
  more: { year?: number | undefined; sight?: Sight | undefined } = {},
): PersonCard {
  const { vault } = session.services;
  const { book, places } = matter;
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
    standing: standingOf(matter, one, year, session.today),
    year,
  };
}

function standingOf(matter: CardMatter, one: DeskPerson, year: number, today: string): string {
  const row = matter.enrolments.find(
    (enrolment) =>
      enrolment.county === one.county &&
      enrolment.year === year &&
      enrolment.personId === one.personId,
  );
  const left = one.leftOn !== null && one.leftOn < today ? one.leftWhy : null;
  if (!row && left === null) return standingText(undefined);
  const { state = "unregistered", registered = false, carried = false } = row ?? {};
  const standing = { state, registered, carried, stoppedOn: row?.stoppedOn ?? null, left };
  const owes = state === "registered" && standing.stoppedOn === null && left === null;
  return owes && isFree(matter, one, year, today) ? FREE : standingText(standing);
}

/** Who is paid for in full is called on for nothing (MC-14). */
const FREE = "已登记，不用个人缴费";

function isFree({ book, files }: CardMatter, one: DeskPerson, year: number, on: string): boolean {
  const file = files.get(one.personId);
  const home = file?.residents.find(({ county }) => county === one.county);
  return (
    file !== undefined &&
    home !== undefined &&
    book.answer(factsAbout(file, home, { year, on })).outcome === "no-charge"
  );
}
