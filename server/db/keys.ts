import { and, eq, notExists, sql, type SQL } from "drizzle-orm";
import type { Tx } from "./database";
import { bindingTry, countyRun, person, personDocument, request } from "./schema";

/** The two hashes of one document or name, while a look-up key is exchanged. */
export interface HashChange {
  from: string;
  to: string;
}

/** A former document that stands under a hash: its number is sealed for just that hash. */
export async function formerDocument(
  tx: Tx,
  lookupHash: string,
): Promise<{ numberSealed: string } | undefined> {
  const [row] = await tx
    .select({ numberSealed: personDocument.numberSealed })
    .from(personDocument)
    .where(eq(personDocument.lookupHash, lookupHash))
    .for("update");
  return row;
}

export async function moveFormerDocument(
  tx: Tx,
  { from, to }: HashChange,
  numberSealed: string,
): Promise<void> {
  await tx
    .update(personDocument)
    .set({ lookupHash: to, numberSealed })
    .where(eq(personDocument.lookupHash, from));
}

/**
 * Everything else that stands under the hash of a document. A person who was entered anew under the other hash in the same
 * moment keeps the row: the two records are then two, and the integrity check tells.
 */
export async function moveLookupHash(tx: Tx, { from, to }: HashChange): Promise<boolean> {
  const taken = tx
    .select({ one: sql`1` })
    .from(sql`person other`)
    .where(sql`other.lookup_hash = ${to}`);
  const moved = await tx
    .update(person)
    .set({ lookupHash: to })
    .where(and(eq(person.lookupHash, from), notExists(taken)))
    .returning({ id: person.id });
  const asked = await tx
    .update(request)
    .set({ subjectHash: to })
    .where(eq(request.subjectHash, from))
    .returning({ id: request.id });
  await tx.update(bindingTry).set({ targetHash: to }).where(eq(bindingTry.targetHash, from));
  return moved.length + asked.length > 0;
}

export async function moveNameHash(tx: Tx, { from, to }: HashChange): Promise<void> {
  await tx.update(person).set({ nameHash: to }).where(eq(person.nameHash, from));
}

// —— Rows with sealed texts, of any table ————————————————————————————————————————————————————————————

/** A row as text, by the names of its columns. */
export type StoredRow = Record<string, string | null>;

interface Keyed {
  table: string;
  key: readonly string[];
}

const list = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `);
const names = (columns: readonly string[]): SQL =>
  list(columns.map((one) => sql.identifier(one)).map((one) => sql`${one}`));

/** The next rows of a table by its primary key; `mark` is the key of the last one that was looked at. */
export async function storedAfter(
  tx: Tx,
  { table, key }: Keyed,
  columns: readonly string[],
  mark: readonly string[] | null,
  most: number,
): Promise<StoredRow[]> {
  const wanted = list(
    columns.map((one) => sql`${sql.identifier(one)}::text as ${sql.identifier(one)}`),
  );
  const after = mark
    ? sql`where (${names(key)}) > (${list(mark.map((one) => sql`${one}`))})`
    : sql``;
  const { rows } = await tx.execute<StoredRow>(
    sql`select ${wanted} from ${sql.identifier(table)} as t ${after} order by ${orderOf(key)} limit ${most}`,
  );
  return rows;
}

/** By the columns and not by their texts, which carry the same names. */
const orderOf = (key: readonly string[]): SQL =>
  list(key.map((one) => sql`t.${sql.identifier(one)}`));

/** Writes new values where the old ones still stand; false where somebody else was faster. */
export async function changeStored(
  tx: Tx,
  { table, key }: Keyed,
  row: StoredRow,
  changes: readonly { column: string; from: string | null; to: string }[],
): Promise<boolean> {
  const set = list(changes.map(({ column, to }) => sql`${sql.identifier(column)} = ${to}`));
  const same = [
    ...key.map((one) => sql`${sql.identifier(one)} = ${row[one]}`),
    ...changes.map(
      ({ column, from }) => sql`${sql.identifier(column)} is not distinct from ${from}`,
    ),
  ];
  const { rowCount } = await tx.execute(
    sql`update ${sql.identifier(table)} set ${set} where ${sql.join(same, sql` and `)}`,
  );
  return rowCount === 1;
}

// —— How far a run has come ——————————————————————————————————————————————————————————————————————————

/** A pass over a table. */
export interface RenewalMark {
  /** Primary key of the last row that was looked at; null at the beginning. */
  mark: string[] | null;
  changed: number;
  stuck: number;
  finishedAt: Date | null;
}

/** The run belongs to no county and no year. */
const EVERYWHERE = { county: "000000", year: 0 };

export async function renewalMark(tx: Tx, job: string): Promise<RenewalMark> {
  const [row] = await tx
    .select()
    .from(countyRun)
    .where(and(eq(countyRun.county, EVERYWHERE.county), eq(countyRun.job, job)));
  return {
    mark: row?.mark ? (JSON.parse(row.mark) as string[]) : null,
    changed: row?.done ?? 0,
    stuck: row?.skipped ?? 0,
    finishedAt: row?.finishedAt ?? null,
  };
}

export async function saveRenewal(tx: Tx, job: string, run: RenewalMark, at: Date): Promise<void> {
  const { mark, changed, stuck, finishedAt } = run;
  const row = {
    mark: mark && JSON.stringify(mark),
    done: changed,
    skipped: stuck,
    finishedAt,
  };
  await tx
    .insert(countyRun)
    .values({ ...EVERYWHERE, job, ...row, startedAt: at })
    .onConflictDoUpdate({
      target: [countyRun.county, countyRun.job, countyRun.year],
      set: row,
    });
}
