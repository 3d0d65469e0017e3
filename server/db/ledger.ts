import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import type { Link } from "../../core/chain";
import type { Entry, StoredEntry } from "../../core/ledger";
import { instantOf, readInstant } from "../../core/time";
import type { Tx } from "./database";
import { ledgerEntry, ledgerPosting, ledgerSeal, ledgerUnsealed } from "./schema";

/** The books of one county and coverage year. */
export interface Book {
  county: string;
  year: number;
}

/** Writes an entry with its postings; false where its key was posted before, and then nothing is written. */
export async function postEntry(
  tx: Tx,
  entry: Entry,
  { id, madeAt }: { id: string; madeAt: Date },
): Promise<boolean> {
  const { county, year, key, kind, postings } = entry;
  const at = readInstant(entry.at);
  if (!at) throw new Error("an entry without an instant");
  const written = await tx
    .insert(ledgerEntry)
    .values({ county, year, id, key, kind, at, madeAt })
    .onConflictDoNothing({ target: [ledgerEntry.county, ledgerEntry.year, ledgerEntry.key] })
    .returning({ id: ledgerEntry.id });
  if (written.length === 0) return false;
  await tx
    .insert(ledgerPosting)
    .values(postings.map((posting, line) => ({ county, year, entryId: id, line, ...posting })));
  await tx.insert(ledgerUnsealed).values({ county, year, entryId: id });
  return true;
}

const inBook = (
  table: typeof ledgerEntry | typeof ledgerSeal | typeof ledgerUnsealed,
  book: Book,
) => and(eq(table.county, book.county), eq(table.year, book.year));

export async function unsealedBooks(tx: Tx, most: number): Promise<Book[]> {
  return tx
    .selectDistinct({ county: ledgerUnsealed.county, year: ledgerUnsealed.year })
    .from(ledgerUnsealed)
    .orderBy(ledgerUnsealed.county, ledgerUnsealed.year)
    .limit(most);
}

export async function countUnsealed(tx: Tx): Promise<number> {
  return tx.$count(ledgerUnsealed);
}

/** One sealing of a book at a time; false where another run is at it. */
export async function lockBook(tx: Tx, { county, year }: Book): Promise<boolean> {
  const { rows } = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`seal:${county}:${year}`}, 0)) as locked`,
  );
  return rows[0]?.locked === true;
}

type EntryRow = typeof ledgerEntry.$inferSelect;

async function withPostings(tx: Tx, book: Book, rows: readonly EntryRow[]): Promise<StoredEntry[]> {
  if (rows.length === 0) return [];
  const wanted = sql.join(
    rows.map(({ id }) => sql`${id}`),
    sql`, `,
  );
  const postings = await tx
    .select()
    .from(ledgerPosting)
    .where(
      and(
        eq(ledgerPosting.county, book.county),
        eq(ledgerPosting.year, book.year),
        sql`${ledgerPosting.entryId} in (${wanted})`,
      ),
    )
    .orderBy(asc(ledgerPosting.line));
  return rows.map(({ county, year, id, key, kind, at }) => ({
    county,
    year,
    id,
    key,
    kind,
    at: instantOf(at),
    postings: postings
      .filter(({ entryId }) => entryId === id)
      .map(({ account, amountFen, personId }) => ({ account, amountFen, personId })),
  }));
}

export async function unsealedEntries(tx: Tx, book: Book, most: number): Promise<StoredEntry[]> {
  const rows = await tx
    .select({ entry: ledgerEntry })
    .from(ledgerUnsealed)
    .innerJoin(
      ledgerEntry,
      and(
        eq(ledgerEntry.county, ledgerUnsealed.county),
        eq(ledgerEntry.year, ledgerUnsealed.year),
        eq(ledgerEntry.id, ledgerUnsealed.entryId),
      ),
    )
    .where(inBook(ledgerUnsealed, book))
    .orderBy(asc(ledgerUnsealed.entryId))
    .limit(most);
  return withPostings(
    tx,
    book,
    rows.map(({ entry }) => entry),
  );
}

export async function lastLink(tx: Tx, book: Book): Promise<Link | undefined> {
  const [row] = await tx
    .select()
    .from(ledgerSeal)
    .where(inBook(ledgerSeal, book))
    .orderBy(desc(ledgerSeal.position))
    .limit(1);
  return row;
}

export async function insertLinks(
  tx: Tx,
  book: Book,
  links: readonly Link[],
  sealedAt: Date,
): Promise<void> {
  for (const { position, entryId, prevHash, hash } of links) {
    await tx.insert(ledgerSeal).values({ ...book, position, entryId, prevHash, hash, sealedAt });
    await tx
      .delete(ledgerUnsealed)
      .where(and(inBook(ledgerUnsealed, book), eq(ledgerUnsealed.entryId, entryId)));
  }
}

/** Every county and coverage year that has a ledger or a chain. */
export async function ledgerBooks(tx: Tx): Promise<Book[]> {
  const { rows } = await tx.execute<{ county: string; year: number }>(
    sql`select county, year from ledger_entry union select county, year from ledger_seal order by 1, 2`,
  );
  return rows.map(({ county, year }) => ({ county, year }));
}

/** Links of a book after a position, each with its entry if that is there: for following a chain of any length. */
export async function linksAfter(
  tx: Tx,
  book: Book,
  position: number,
  most: number,
): Promise<{ link: Link; entry: StoredEntry | undefined }[]> {
  const rows = await tx
    .select({ link: ledgerSeal, entry: ledgerEntry })
    .from(ledgerSeal)
    .leftJoin(
      ledgerEntry,
      and(
        eq(ledgerEntry.county, ledgerSeal.county),
        eq(ledgerEntry.year, ledgerSeal.year),
        eq(ledgerEntry.id, ledgerSeal.entryId),
      ),
    )
    .where(and(inBook(ledgerSeal, book), gt(ledgerSeal.position, position)))
    .orderBy(asc(ledgerSeal.position))
    .limit(most);
  const entries = await withPostings(
    tx,
    book,
    rows.flatMap(({ entry }) => entry ?? []),
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return rows.map(({ link }) => ({ link, entry: byId.get(link.entryId) }));
}

/** A whole book for checking its chain. */
export async function readBook(
  tx: Tx,
  book: Book,
): Promise<{ entries: StoredEntry[]; links: Link[] }> {
  const rows = await tx.select().from(ledgerEntry).where(inBook(ledgerEntry, book));
  const links = await tx
    .select()
    .from(ledgerSeal)
    .where(inBook(ledgerSeal, book))
    .orderBy(asc(ledgerSeal.position));
  return { entries: await withPostings(tx, book, rows), links };
}
