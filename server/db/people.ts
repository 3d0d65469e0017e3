import { eq, inArray } from "drizzle-orm";
import type { CategoryCode } from "../../core/policy";
import type { RegisterFacts } from "../../core/people";
import type { DocumentType } from "../../core/contracts";
import type { Tx } from "./database";
import { classHolding, declaration, enrolment, person, personDocument, resident } from "./schema";

export interface PersonRow {
  id: string;
  /** Of the document by which they are known today. */
  lookupHash: string;
  documentType: DocumentType;
  numberSealed: string;
  nameSealed: string;
  phoneSealed: string | null;
  birthDate: string;
  sex: "male" | "female";
}

export interface ResidentRow {
  county: string;
  personId: string;
  place: string;
  household: string;
  relationToHead: string;
  facts: RegisterFacts;
  listedAt: Date;
  /** The last day here. */
  leftOn: string | null;
}

export interface ClassRow {
  county: string;
  personId: string;
  category: CategoryCode;
  fromDay: string | null;
  toDay: string | null;
}

export type EnrolmentRow = typeof enrolment.$inferSelect;
export type DeclarationRow = typeof declaration.$inferSelect;

/** All that is stored about a person, of the rows that the transaction's actor may see. */
export interface PersonFile {
  person: PersonRow;
  /** The register that named the person last, first. */
  residents: ResidentRow[];
  classes: ClassRow[];
  enrolments: EnrolmentRow[];
  declarations: DeclarationRow[];
}

const PERSON = {
  id: person.id,
  lookupHash: person.lookupHash,
  documentType: person.documentType,
  numberSealed: person.numberSealed,
  nameSealed: person.nameSealed,
  phoneSealed: person.phoneSealed,
  birthDate: person.birthDate,
  sex: person.sex,
};

/**
 * The person of a document: by the one of today, or by one that a number followed; through a record that was merged to the one that stands
 * for both. Who is no part of the system sees the person only where the document was given in full in this very call.
 */
export async function personByLookup(tx: Tx, lookupHash: string): Promise<PersonRow | undefined> {
  const found = { ...PERSON, mergedInto: person.mergedInto };
  const [now] = await tx.select(found).from(person).where(eq(person.lookupHash, lookupHash));
  const [before] = now
    ? []
    : await tx
        .select(found)
        .from(personDocument)
        .innerJoin(person, eq(person.id, personDocument.personId))
        .where(eq(personDocument.lookupHash, lookupHash));
  const row = now ?? before;
  if (!row?.mergedInto) return row as PersonRow | undefined;
  const [other] = await tx.select(PERSON).from(person).where(eq(person.id, row.mergedInto));
  return other as PersonRow | undefined;
}

const newestFirst = (a: ResidentRow, b: ResidentRow): number =>
  b.listedAt.getTime() - a.listedAt.getTime() || (a.county < b.county ? -1 : 1);

export async function personFiles(tx: Tx, ids: readonly string[]): Promise<PersonFile[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const people = await tx.select(PERSON).from(person).where(inArray(person.id, wanted));
  const residents = await tx.select().from(resident).where(inArray(resident.personId, wanted));
  const classes = await tx
    .select()
    .from(classHolding)
    .where(inArray(classHolding.personId, wanted));
  const enrolments = await tx.select().from(enrolment).where(inArray(enrolment.personId, wanted));
  const declarations = await tx
    .select()
    .from(declaration)
    .where(inArray(declaration.personId, wanted));
  const of = <Row extends { personId: string }>(rows: readonly Row[], id: string) =>
    rows.filter(({ personId }) => personId === id);
  return people.map((row) => ({
    person: row as PersonRow,
    residents: of(residents, row.id).sort(newestFirst),
    classes: of(classes, row.id) as ClassRow[],
    enrolments: of(enrolments, row.id),
    declarations: of(declarations, row.id),
  }));
}

export async function saveDeclaration(tx: Tx, row: DeclarationRow): Promise<void> {
  const { county, year, personId, ...said } = row;
  await tx
    .insert(declaration)
    .values({ county, year, personId, ...said })
    .onConflictDoUpdate({
      target: [declaration.county, declaration.year, declaration.personId],
      set: said,
    });
}
