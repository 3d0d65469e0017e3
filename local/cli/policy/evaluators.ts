/** Books of one engine version, made of the packs that a receipt was answered by. */
import { packsOf, type PackUsed, type Receipt } from "../../../core/policy";
import type { Replaying } from "../../../core/policy/compare";

/** A running or a kept engine; it takes packs in the form of its own time. */
export interface Engine {
  createPolicyBook(documents: never, places: never): unknown;
}

interface Book extends Replaying {
  packRef(place: string, year: number): { hash: string } | undefined;
}

interface Document {
  id: string;
  place: string;
  coverageYear?: number;
  extends?: readonly string[];
}

const isDocument = (value: unknown): value is Document =>
  typeof value === "object" && value !== null && "id" in value && "place" in value;

/** Revisions may be many; more combinations of them than this are not tried for one receipt. */
const MOST_TRIED = 64;

/**
 * Finds, among every revision that is known, those that a receipt was answered by. The receipt names the hash of each pack.
 * An older one names its own alone: a second coverage year that is owed comes from another pack of the place, of which
 * the newest is tried first.
 */
export class Evaluators {
  private readonly byId = new Map<string, Document[]>();
  private readonly found = new Map<string, readonly Book[]>();

  /** `documents`: newest first. */
  constructor(
    private readonly engine: Engine,
    documents: readonly unknown[],
    private readonly places: readonly unknown[],
  ) {
    const seen = new Set<string>();
    for (const document of documents.filter(isDocument)) {
      const content = JSON.stringify(document);
      if (seen.has(content)) continue;
      seen.add(content);
      this.byId.set(document.id, [...(this.byId.get(document.id) ?? []), document]);
    }
  }

  /** Books whose packs have the receipt's hashes, the likeliest first; none where one of them is not known. */
  booksFor(receipt: Receipt): readonly Book[] {
    const { place } = receipt.facts;
    const named = packsOf(receipt);
    const key = `${named.map(({ hash }) => hash).join()} ${place}`;
    const known = this.found.get(key);
    if (known) return known;
    const books = this.search(receipt.packId, named, place);
    this.found.set(key, books);
    return books;
  }

  private search(packId: string, named: readonly PackUsed[], place: string): readonly Book[] {
    const books: Book[] = [];
    let tried = 0;
    for (const documents of this.choices(this.concerned(packId))) {
      tried += 1;
      if (tried > MOST_TRIED) break;
      const book = this.bookOf(documents);
      if (book && named.every(({ year, hash }) => book.packRef(place, year)?.hash === hash))
        books.push(book);
    }
    return books;
  }

  /** The pack, what it inherits, and the other years of its place. */
  private concerned(packId: string): string[] {
    const places = new Set(this.byId.get(packId)?.map(({ place }) => place));
    const ids = new Set([packId]);
    for (const [id, [first]] of this.byId) {
      if (first?.coverageYear !== undefined && places.has(first.place)) ids.add(id);
    }
    for (const id of ids) {
      for (const document of this.byId.get(id) ?? [])
        for (const wider of document.extends ?? []) ids.add(wider);
    }
    return [...ids];
  }

  /** One revision of each, the newest of all first, the wanted pack's own revisions changing fastest. */
  private *choices(ids: readonly string[]): Generator<Document[]> {
    const [id, ...others] = ids;
    if (id === undefined) {
      yield [];
      return;
    }
    const revisions = this.byId.get(id);
    for (const rest of this.choices(others)) {
      if (!revisions) yield rest;
      else for (const document of revisions) yield [document, ...rest];
    }
  }

  /** Undefined where this engine does not take these packs. */
  private bookOf(documents: readonly Document[]): Book | undefined {
    try {
      return this.engine.createPolicyBook(documents as never, this.places as never) as Book;
    } catch {
      return undefined;
    }
  }
}
