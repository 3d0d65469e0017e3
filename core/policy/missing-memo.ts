/**
 * Remembers which facts were missing. In a batch most people are known by the same facts, and what is missing
 * depends only on the facts that were looked at while it was found: two questions that agree on those, and
 * on which facts are unknown, have the same missing facts.
 */
import { addDays } from "./calendar";
import { kindsOf } from "./categories";
import type { CompiledPack } from "./compile";
import type { Answer } from "./evaluate";
import type { Facts, MissingKey } from "./facts";
import { remembering } from "./memo";
import { CATEGORY_CODES } from "./vocabulary";
import {
  askableIn,
  birthDates,
  isUnknown,
  missingFacts,
  noting,
  ownKey,
  turningOf,
  type Search,
} from "./missing";
import type { PlainDate } from "./plain-date";

/** A batch of a county must not fill the memory; when it is full, the finding starts anew. */
const MOST_KEPT = 20_000;

/** Classes that have kinds: the kind may matter although the class is known. */
const WIDER = new Set<string>(CATEGORY_CODES.filter((code) => kindsOf(code).length > 0));

/** What every question shares or what never decides: not part of what tells questions apart. */
const NOT_TELLING = new Set<string>(["id", "year"]);

/** One way in which facts were looked at, with what was found for each set of their values. */
interface Path {
  lookedAt: readonly string[];
  found: Map<string, readonly MissingKey[]>;
}

const NOTHING: readonly MissingKey[] = Object.freeze([]);

/** Finds the missing facts of questions to one pack. */
export class MissingMemo {
  private readonly search: Search;
  private readonly paths: Path[] = [];
  private kept = 0;
  /** Birth dates between two of which nothing changes, for a day of asking. */
  private readonly births: (on: PlainDate) => readonly PlainDate[];

  constructor(pack: CompiledPack, ask: (facts: Facts) => Answer) {
    const turning = turningOf(pack);
    this.search = { pack, turning, askable: askableIn(pack), ask };
    this.births = remembering((on) => [...new Set(birthDates(turning, on, pack.year))].sort());
  }

  /** The unknown facts that could change the answer, in the order of asking. */
  of(facts: Facts): MissingKey[] {
    const unknown = this.unknownIn(facts);
    if (unknown === "" && !holdsWider(facts)) return NOTHING as MissingKey[];
    for (const { lookedAt, found } of this.paths) {
      const known = found.get(this.keyOf(facts, lookedAt, unknown));
      if (known) return known as MissingKey[];
    }
    // Classes are always looked at: a wider class may have kinds that differ.
    const lookedAt = new Set<string>(["categories"]);
    const noted = (question: Facts): Answer => this.search.ask(noting(question, lookedAt));
    const missing = Object.freeze(missingFacts({ ...this.search, ask: noted }, facts));
    this.keep(facts, lookedAt, unknown, missing);
    return missing as MissingKey[];
  }

  /** Which askable facts are unknown, as one text. */
  private unknownIn(facts: Facts): string {
    let unknown = "";
    for (const key of this.search.askable) if (isUnknown(facts, key)) unknown += `${key},`;
    return unknown;
  }

  private keep(
    facts: Facts,
    seen: ReadonlySet<string>,
    unknown: string,
    missing: readonly MissingKey[],
  ): void {
    if (this.kept >= MOST_KEPT) {
      this.paths.length = 0;
      this.kept = 0;
    }
    const lookedAt = [...seen].filter((key) => !NOT_TELLING.has(key)).sort();
    const same = this.paths.find((path) => path.lookedAt.join() === lookedAt.join());
    const path = same ?? { lookedAt, found: new Map<string, readonly MissingKey[]>() };
    if (!same) this.paths.push(path);
    path.found.set(this.keyOf(facts, lookedAt, unknown), missing);
    this.kept += 1;
  }

  private keyOf(facts: Facts, lookedAt: readonly string[], unknown: string): string {
    let key = `${facts.on}|${unknown}`;
    for (const fact of lookedAt) key += `|${this.telling(facts, fact)}`;
    return key;
  }

  /** What tells a fact's value apart from others. */
  private telling(facts: Facts, key: string): string {
    if (key === "birthDate") return this.birthOf(facts);
    const own = ownKey(key);
    const value = own === undefined ? facts[key as keyof Facts] : facts.more?.[own];
    return value === undefined ? "" : JSON.stringify(value);
  }

  /**
   * Between two birth dates that a pack can tell apart all are alike, unless days are counted from the birth itself,
   * which is so for the newborn.
   */
  private birthOf({ birthDate, on, event }: Facts): string {
    if (birthDate == null) return String(birthDate);
    if (event?.kind === "newborn" || birthDate > addDays(on, -1200)) return birthDate;
    const births = this.births(on);
    let [low, high] = [0, births.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((births[middle] ?? "") < birthDate) low = middle + 1;
      else high = middle;
    }
    return births[low] === birthDate ? `=${low}` : `<${low}`;
  }
}

function holdsWider({ categories }: Facts): boolean {
  if (categories == null) return false;
  for (const { code } of categories) if (WIDER.has(code)) return true;
  return false;
}
