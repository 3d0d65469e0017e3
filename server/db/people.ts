import { eq, inArray } from "drizzle-orm";
import type { CategoryCode } from "../../core/policy";
import type { RegisterFacts } from "../../core/people";
import type { DocumentType } from "../../core/contracts";
import type { Tx } from "./database";
import { classHolding, declaration, enrolment, person, resident } from "./schema";

export interface PersonRow {
  id: string;
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
  facts: RegisterFacts;
  listedAt: Date;
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
  documentType: person.documentType,
  numberSealed: person.numberSealed,
  nameSealed: person.nameSealed,
  phoneSealed: person.phoneSealed,
  birthDate: person.birthDate,
  sex: person.sex,
};

export async function personByLookup(tx: Tx, lookupHash: string): Promise<PersonRow | undefined> {
  const [row] = await tx.select(PERSON).from(person).where(eq(person.lookupHash, lookupHash));
  return row as PersonRow | undefined;
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
