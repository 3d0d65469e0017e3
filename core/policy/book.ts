/** All packs together: finds the pack that answers a question, and answers it. */
import { alikeMemory, type Answering as Answer } from "./alike";
import type { Quote } from "./answer";
import { daysBetween } from "./calendar";
import { compilePack, contactsOf, Question, type CompiledPack } from "./compile";
import { evaluate } from "./evaluate";
import type { Facts } from "./facts";
import { canonicalJson, contentHash } from "./hash";
import { withInherited } from "./inherit";
import { remembering } from "./memo";
import { missingFacts, searchOf, someUnknown } from "./missing";
import { noPlan, type NoPlanReason } from "./no-plan";
import { problemWith } from "./own-facts";
import { PackFault } from "./pack-error";
import { inWords } from "./pack-faults";
import type { PlainDate } from "./plain-date";
import { Places, type PlaceNode } from "./places";
import { questionFor } from "./questions";
import type { PackDocument } from "./schema";
import { waysFor, type State } from "./standing";

export interface Season {
  year: number;
  opens: PlainDate;
  closes: PlainDate;
}

export interface PolicyBook {
  /** Answers one question. Pure: the day is in the facts. Never throws on facts that are valid. */
  quote(facts: Facts): Quote;
  /**
   * The same answer without looking for what is missing, which stays empty: for batches, where nobody will be asked.
   */
  answer(facts: Facts): Quote;
  /** What is wrong with the facts that the pack of the place declares itself; undefined where nothing is. */
  problemIn(facts: Facts): { path: string; message: string } | undefined;
  /** The ways that apply to a person on the day, in the order in which they are tried, and where each stands. */
  ways(facts: Facts): { key: string; state: State }[];
  /**
   * The pack of a place and year with all that it inherits, and its hash: what a phone fetches, keeps under the hash
   * and answers from. Undefined where there is none for that year.
   */
  whole(place: string, year: number): { document: PackDocument; hash: string } | undefined;
  /** The pack of a place and year as compiled, for what is asked of a plan beside a quote (see `errands.ts`). */
  planOf(place: string, year: number): CompiledPack | undefined;
  /** Coverage years that concern a resident of the place on the day, the one that is open for payment first. */
  seasons(place: string, on: PlainDate): Season[];
  /** Whom to call about a place and year: those whom the plan names first, then the lines that serve everywhere. */
  contacts(place: string, year: number): NonNullable<PackDocument["contacts"]>;
  /** Places that have packs of their own, for choosing. */
  places(): { code: string; name: string; label?: string; years: number[] }[];
  packRef(place: string, year: number): { id: string; hash: string } | undefined;
}

/** A pack that answers: whole quotes, and answers without what is missing. */
interface Answering {
  pack: CompiledPack;
  quote: (facts: Facts) => Quote;
  answer: (facts: Facts) => Quote;
}
/** The packs of one place by coverage year. */
type Shelf = ReadonlyMap<number, Answering>;

/** Makes what answers questions to one pack, from a way of answering that looks at facts only through `see`. */
type Remember = (
  answer: Answer,
  dear: (facts: Facts) => boolean,
  startsOn: (on: PlainDate) => Iterable<number>,
) => (facts: Facts) => Quote;

/** Makes a pack whole: with what it inherits from others. */
type Whole = typeof withInherited;

/** Every question by itself: for the few of a family. */
const afresh: Remember = (answer) => (facts) => answer(facts, (same) => same);

function whyNone(shelf: Shelf | undefined, year: number): NoPlanReason {
  if (!shelf) return "unknown-place";
  return year > Math.max(...shelf.keys()) ? "not-yet-published" : "not-encoded";
}

class Book implements PolicyBook {
  private readonly packs = new Map<string, Map<number, Answering>>();
  /** The shelf of the nearest place above, for each place that was asked. */
  private readonly shelfFor: (place: string) => Shelf | undefined;
  private readonly tree: Places;

  constructor(
    documents: readonly PackDocument[],
    places: readonly PlaceNode[],
    private readonly remember: Remember,
    private readonly makeWhole: Whole,
  ) {
    this.tree = new Places(places);
    const byId = new Map(documents.map((document) => [document.id, document]));
    if (byId.size !== documents.length) {
      throw new PackFault("packs", "id", "same-id");
    }
    for (const document of documents) {
      if (document.coverageYear !== undefined) this.add(document, byId);
    }
    const nearest = remembering((place: string) => {
      const holder = this.tree.upwards(place).find((code) => this.packs.has(code));
      return { shelf: holder === undefined ? undefined : this.packs.get(holder) };
    });
    this.shelfFor = (place) => nearest(place).shelf;
  }

  private add(document: PackDocument, byId: ReadonlyMap<string, PackDocument>): void {
    // The hash covers what was inherited: a change in a wider pack is a change here.
    const merged: PackDocument = {
      ...this.makeWhole(document, byId),
      ...identityOf(document),
    };
    delete merged.extends;
    // In the order of the hashed text: the same content answers alike however its keys were written or stored.
    const whole = JSON.parse(canonicalJson(merged)) as PackDocument;
    const pack = compilePack(whole, contentHash(whole), (place) => this.tree.upwards(place));
    const shelf = this.packs.get(document.place) ?? new Map<number, Answering>();
    if (shelf.has(pack.year)) {
      throw new PackFault(document.id, "coverageYear", "same-year");
    }
    shelf.set(pack.year, this.answering(pack, shelf));
    this.packs.set(document.place, shelf);
  }

  private answering(pack: CompiledPack, shelf: Shelf): Answering {
    const packOfYear = (year: number): CompiledPack | undefined => shelf.get(year)?.pack;
    const answer: Answer = (facts, see) => evaluate(pack, see(facts), packOfYear);
    const search = searchOf(pack);
    const quote: Answer = (facts, see) => {
      const given = answer(facts, see);
      const missing = missingFacts({ ...search, ask: (asked) => answer(asked, see) }, facts);
      if (missing.length > 0) {
        given.missing = missing;
        given.questions = missing.map((fact) => questionFor(fact, pack.document));
      }
      return given;
    };
    const startsOn = (on: PlainDate): number[] =>
      [...shelf.values()].flatMap(({ pack: { births } }) => [...births.startsOn(on)]);
    return {
      pack,
      answer: this.remember(answer, () => false, startsOn),
      // Looking for what is missing costs far more than watching it being done.
      quote: this.remember(quote, (facts) => someUnknown(search, facts), startsOn),
    };
  }

  quote(facts: Facts): Quote {
    const shelf = this.shelfFor(facts.place);
    return shelf?.get(facts.year)?.quote(facts) ?? noPlan(facts, whyNone(shelf, facts.year));
  }

  answer(facts: Facts): Quote {
    const shelf = this.shelfFor(facts.place);
    return shelf?.get(facts.year)?.answer(facts) ?? noPlan(facts, whyNone(shelf, facts.year));
  }

  problemIn({ place, year, more }: Facts): { path: string; message: string } | undefined {
    if (more == null) return undefined;
    const declared = this.shelfFor(place)?.get(year)?.pack.document.facts ?? [];
    for (const [key, value] of Object.entries(more)) {
      const fact = declared.find((one) => one.key === key);
      // A fact that only another place asks for decides nothing here.
      const message = fact && value !== null ? problemWith(fact, value) : undefined;
      if (message !== undefined) return { path: `more.${key}`, message };
    }
    return undefined;
  }

  ways(facts: Facts): { key: string; state: State }[] {
    const pack = this.planOf(facts.place, facts.year);
    if (!pack) return [];
    const applying = waysFor(pack, new Question(pack, facts, facts.on));
    return applying.map(({ way, state }) => ({ key: way.rule.key, state }));
  }

  whole(place: string, year: number): { document: PackDocument; hash: string } | undefined {
    const pack = this.planOf(place, year);
    return pack && { document: pack.document, hash: pack.hash };
  }

  planOf(place: string, year: number): CompiledPack | undefined {
    return this.shelfFor(place)?.get(year)?.pack;
  }

  seasons(place: string, on: PlainDate): Season[] {
    const years = [...(this.shelfFor(place)?.values() ?? [])].map(({ pack }) => pack);
    const seasons = years.map(seasonOf);
    const current = seasons.filter(
      ({ opens }, at) => on <= (years[at]?.yearEnd ?? "") && (on >= opens || isSoon(opens, on)),
    );
    const rank = ({ opens, closes }: Season): number => (on >= opens && on <= closes ? 0 : 1);
    if (current.length > 0) return current.sort((a, b) => rank(a) - rank(b) || a.year - b.year);
    // Out of every season: the year nearest to the day, so that its answer says so.
    return seasons
      .sort(
        (a, b) =>
          Math.abs(a.year - Number(on.slice(0, 4))) - Math.abs(b.year - Number(on.slice(0, 4))),
      )
      .slice(0, 1);
  }

  contacts(place: string, year: number): NonNullable<PackDocument["contacts"]> {
    const pack = this.planOf(place, year);
    return pack ? contactsOf(pack.document) : [];
  }

  places(): { code: string; name: string; label?: string; years: number[] }[] {
    return [...this.packs].map(([code, years]) => {
      const [first] = years.values();
      const badge = first?.pack.document.badge;
      return {
        code,
        name: this.tree.name(code) ?? code,
        ...(badge !== undefined && { label: badge }),
        years: [...years.keys()].sort((a, b) => a - b),
      };
    });
  }

  packRef(place: string, year: number): { id: string; hash: string } | undefined {
    const pack = this.planOf(place, year);
    return pack && { id: pack.document.id, hash: pack.hash };
  }
}

/** What a pack says of itself is never inherited. */
function identityOf(document: PackDocument): Partial<PackDocument> {
  const { id, place, coverageYear, revision, publishedAt } = document;
  return { id, place, ...(coverageYear !== undefined && { coverageYear }), revision, publishedAt };
}

/** Two months ahead, a coming window is of interest. */
const isSoon = (opens: PlainDate, on: PlainDate): boolean => daysBetween(on, opens) <= 62;

function seasonOf(pack: CompiledPack): Season {
  const { main, year, yearStart, yearEnd } = pack;
  const facts: Facts = { place: pack.document.place, year, on: yearStart };
  const ordinary = new Question(pack, facts, yearStart);
  return {
    year,
    // Where the plan does not say when the window opens, it concerns people from the day it was published.
    opens: main.opens(ordinary) ?? pack.document.publishedAt,
    closes: main.closes(ordinary) ?? yearEnd,
  };
}

/**
 * Makes the book of all packs. Throws PackError for a pack that cannot be used: the first thing wrong, where,
 * and what to do. Answers that are remembered are frozen: whoever is alike in all that matters gets the same ones.
 */
export const createPolicyBook = (
  documents: readonly PackDocument[],
  places: readonly PlaceNode[],
): PolicyBook => inWords(() => new Book(documents, places, alikeMemory(), withInherited));

/**
 * The same book of packs that are whole already (see `whole`) and have been in a book before, for few questions, which it
 * answers one by one: smaller, as a phone needs it.
 */
export const createSmallBook = (
  documents: readonly PackDocument[],
  places: readonly PlaceNode[],
): PolicyBook => new Book(documents, places, afresh, (document) => document);
