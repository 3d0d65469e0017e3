import { and, asc, eq, gte, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import type { RegisterFacts } from "../../core/people";
import type { DocumentType } from "../../core/contracts";
import type { Tx } from "./database";
import type { EnrolmentRow } from "./people";
import { enrolment, person, personDocument, resident } from "./schema";

/** Somebody of a register as the desk shows them: of the rows that the worker may see. */
export interface DeskPerson {
  county: string;
  personId: string;
  place: string;
  household: string;
  relationToHead: string;
  facts: RegisterFacts;
  listedAt: Date;
  leftOn: string | null;
  leftWhy: "death" | "moved-out" | null;
  documentType: DocumentType;
  numberSealed: string;
  nameSealed: string;
  phoneSealed: string | null;
  birthDate: string;
  sex: "male" | "female";
  erasedAt: Date | null;
}

const COLUMNS = {
  county: resident.county,
  personId: resident.personId,
  place: resident.place,
  household: resident.household,
  relationToHead: resident.relationToHead,
  facts: resident.facts,
  listedAt: resident.listedAt,
  leftOn: resident.leftOn,
  leftWhy: resident.leftWhy,
  documentType: person.documentType,
  numberSealed: person.numberSealed,
  nameSealed: person.nameSealed,
  phoneSealed: person.phoneSealed,
  birthDate: person.birthDate,
  sex: person.sex,
  erasedAt: person.erasedAt,
};

/** Where people stand in a register; somebody may stand in several of them. */
export interface PlaceInRegister {
  county: string;
  personId: string;
}

const nameOf = ({ county, personId }: PlaceInRegister): string => `${county}:${personId}`;

/** People by key, in the order of the keys; who is not visible is left out. */
export async function deskPeople(tx: Tx, keys: readonly PlaceInRegister[]): Promise<DeskPerson[]> {
  if (keys.length === 0) return [];
  const rows = await readPeople(tx, inArray(resident.personId, idsOf(keys)));
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  return keys.flatMap((key) => byName.get(nameOf(key)) ?? []);
}

const idsOf = (keys: readonly { personId: string }[]): string[] => [
  ...new Set(keys.map(({ personId }) => personId)),
];

async function readPeople(tx: Tx, where: SQL | undefined): Promise<DeskPerson[]> {
  const rows = await tx
    .select(COLUMNS)
    .from(resident)
    .innerJoin(person, eq(person.id, resident.personId))
    .where(where)
    .orderBy(asc(resident.personId), asc(resident.county));
  return rows as DeskPerson[];
}

/** Every visible place in a register of these people, the one that was written last first. */
export async function deskPeopleById(tx: Tx, ids: readonly string[]): Promise<DeskPerson[]> {
  if (ids.length === 0) return [];
  const rows = await readPeople(tx, inArray(resident.personId, [...ids]));
  return rows.sort((a, b) => b.listedAt.getTime() - a.listedAt.getTime());
}

/** Everybody of a household book who lives there today, in the order in which they were entered. */
export async function peopleOfBook(
  tx: Tx,
  { county, household }: Pick<DeskPerson, "county" | "household">,
  today: string,
): Promise<DeskPerson[]> {
  const rows = await readPeople(
    tx,
    and(
      eq(resident.county, county),
      eq(resident.household, household),
      or(isNull(resident.leftOn), gte(resident.leftOn, today)),
      isNull(person.mergedInto),
      isNull(person.erasedAt),
    ),
  );
  return rows.sort(
    (a, b) =>
      a.listedAt.getTime() - b.listedAt.getTime() ||
      a.birthDate.localeCompare(b.birthDate) ||
      (a.personId < b.personId ? -1 : 1),
  );
}

/** People of this name whom the worker sees. */
export async function peopleByName(tx: Tx, nameHash: string, most: number): Promise<DeskPerson[]> {
  const found = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.nameHash, nameHash), isNull(person.mergedInto)))
    .limit(most);
  return deskPeopleById(
    tx,
    found.map(({ id }) => id),
  );
}

/**
 * Whose document this is or was; the full number was given in this call, so row security shows the one record. One that was merged leads
 * to the record that stands for both.
 */
export async function personOfDocument(tx: Tx, lookupHash: string): Promise<string | undefined> {
  const [now] = await tx
    .select({ id: person.id, mergedInto: person.mergedInto })
    .from(person)
    .where(eq(person.lookupHash, lookupHash));
  if (now) return now.mergedInto ?? now.id;
  const [before] = await tx
    .select({ id: personDocument.personId })
    .from(personDocument)
    .where(eq(personDocument.lookupHash, lookupHash));
  return before?.id;
}

export type FormerDocument = typeof personDocument.$inferSelect;

/** Documents by which a person was known before. */
export async function formerDocuments(tx: Tx, personId: string): Promise<FormerDocument[]> {
  return tx
    .select()
    .from(personDocument)
    .where(eq(personDocument.personId, personId))
    .orderBy(asc(personDocument.endedAt));
}

/** Coverage years of people, the newest first. */
export async function enrolmentsOf(tx: Tx, ids: readonly string[]): Promise<EnrolmentRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(enrolment)
    .where(inArray(enrolment.personId, [...ids]))
    .orderBy(sql`${enrolment.year} desc`, asc(enrolment.county));
}

/** Writes what the register says of somebody. */
export async function changeFacts(
  tx: Tx,
  { county, personId }: PlaceInRegister,
  facts: RegisterFacts,
): Promise<void> {
  await tx
    .update(resident)
    .set({ facts })
    .where(and(eq(resident.county, county), eq(resident.personId, personId)));
}
