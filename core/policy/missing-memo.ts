/**
 * Remembers which facts were missing. What is missing depends only on the facts that are looked at while it is found,
 * and which fact is looked at next depends only on what was seen so far. So what was found stands in a tree: each node
 * names the fact that was looked at, each branch a value, each leaf what was missing.
 */
import { BIRTH_ITSELF } from "./asking";
import { dateNumber } from "./calendar";
import { kindsOf } from "./categories";
import type { CompiledPack } from "./compile";
import type { Answer } from "./evaluate";
import type { Facts, MissingKey } from "./facts";
import { remembering } from "./memo";
import {
  askableIn,
  birthDates,
  missingFacts,
  noting,
  ownKey,
  readerOf,
  turningOf,
  type Search,
} from "./missing";
import type { PlainDate } from "./plain-date";
import { CATEGORY_CODES } from "./vocabulary";

/** A batch of a county must not fill the memory; when it is full, the tree starts anew. */
const MOST_KEPT = 20_000;

/** Wider classes of which the pack names a kind: the kind may matter although the class is known. */
function widerIn({ document }: CompiledPack): ReadonlySet<string> {
  const named = JSON.stringify(document);
  const names = (code: string): boolean => named.includes(`"${code}"`);
  return new Set(CATEGORY_CODES.filter((code) => kindsOf(code).some(names)));
}

/** What never decides, or is the same for the whole tree. */
const NOT_TELLING = new Set<string>(["id", "year", "on"]);

const NOTHING: readonly MissingKey[] = Object.freeze([]);

type Value = string | number | boolean | null | undefined;

interface Node {
  /** What is looked at here; undefined at a leaf. */
  key: string | undefined;
  tell: (facts: Facts) => Value;
  branches: Map<Value, Node>;
  missing: readonly MissingKey[];
}

const leaf = (missing: readonly MissingKey[]): Node => ({
  key: undefined,
  tell: () => undefined,
  branches: new Map(),
  missing,
});

/** What tells a value apart from others of the same fact. */
function telling(value: unknown): Value {
  if (typeof value !== "object" || value === null) return value as Value;
  return JSON.stringify(value);
}

/** The same for classes: most people hold none, or one without a day of its own. */
function tellingClasses({ categories }: Facts): Value {
  if (categories == null) return categories;
  const [first] = categories;
  if (!first) return "";
  const alone = categories.length === 1 && first.from === undefined && first.to === undefined;
  return alone ? first.code : JSON.stringify(categories);
}

/** Finds the missing facts of questions to one pack. */
export class MissingMemo {
  private readonly search: Search;
  private readonly roots = new Map<number, Node>();
  /** Reads each askable fact, in the order of asking. */
  private readonly readers: readonly ((facts: Facts) => unknown)[];
  private readonly wider: ReadonlySet<string>;
  /** Below this number only facts of the pack's own are unknown: they come last in the order of asking. */
  private readonly firstPlain: number;
  private kept = 0;
  /** One list for all who miss the same, so that the questions for them are put together once. */
  private readonly alike = remembering((keys: string): readonly MissingKey[] =>
    Object.freeze(keys === "" ? [] : (keys.split(",") as MissingKey[])),
  );
  /** Birth dates between two of which nothing changes, for a day of asking. */
  private readonly births: (on: PlainDate) => readonly number[];

  constructor(pack: CompiledPack, ask: (facts: Facts) => Answer) {
    const turning = turningOf(pack);
    this.wider = widerIn(pack);
    this.search = { pack, turning, askable: askableIn(pack), ask };
    const own = this.search.askable.filter((key) => ownKey(key) !== undefined);
    this.firstPlain = 2 ** own.length;
    this.readers = this.search.askable.map(readerOf);
    this.births = remembering((on) => {
      const days = new Set(birthDates(turning, on, pack.year));
      return [...days].map(dateNumber).sort((a, b) => a - b);
    });
  }

  /**
   * The unknown facts that could change the answer, in the order of asking. `ownRead`: an unknown fact of the pack's
   * own was looked at for the answer; where none was, none can change it.
   */
  of(facts: Facts, ownRead: boolean): MissingKey[] {
    const unknown = this.unknownIn(facts);
    const idle = unknown === 0 || (!ownRead && unknown < this.firstPlain);
    if (idle && !this.holdsWider(facts)) return NOTHING as MissingKey[];
    let node = this.roots.get(unknown)?.branches.get(facts.on);
    while (node?.key !== undefined) node = node.branches.get(node.tell(facts));
    return (node?.missing ?? this.found(facts, unknown)) as MissingKey[];
  }

  /** Which askable facts are unknown, as the digits of a number; there are fewer of them than it can hold. */
  private unknownIn(facts: Facts): number {
    let unknown = 0;
    for (const read of this.readers) {
      unknown = unknown * 2 + (read(facts) === undefined ? 1 : 0);
    }
    return unknown;
  }

  private holdsWider({ categories }: Facts): boolean {
    if (categories == null || this.wider.size === 0) return false;
    for (const { code } of categories) if (this.wider.has(code)) return true;
    return false;
  }

  private found(facts: Facts, unknown: number): readonly MissingKey[] {
    const lookedAt = new Set<string>();
    const noted = (question: Facts): Answer => this.search.ask(noting(question, lookedAt));
    // Classes are always looked at first: a wider class may have kinds that differ.
    lookedAt.add("categories");
    const missing = this.alike(missingFacts({ ...this.search, ask: noted }, facts).join());
    this.keep(
      facts,
      unknown,
      [...lookedAt].filter((key) => !NOT_TELLING.has(key)),
      missing,
    );
    return missing;
  }

  private keep(
    facts: Facts,
    unknown: number,
    lookedAt: readonly string[],
    missing: readonly MissingKey[],
  ): void {
    if (this.kept >= MOST_KEPT) {
      this.roots.clear();
      this.kept = 0;
    }
    this.kept += 1;
    let node = this.branch(this.roots, unknown, "on");
    let value: Value = facts.on;
    for (const key of lookedAt) {
      node = this.branch(node.branches, value, key);
      value = node.tell(facts);
    }
    node.branches.set(value, leaf(missing));
  }

  /** The node at a branch, made where it is not there yet. */
  private branch<Key extends Value>(branches: Map<Key, Node>, value: Key, key: string): Node {
    const there = branches.get(value);
    if (there) return there;
    const node: Node = { key, tell: this.teller(key), branches: new Map(), missing: NOTHING };
    branches.set(value, node);
    return node;
  }

  private teller(key: string): (facts: Facts) => Value {
    if (key === "birthDate") return (facts) => this.birthOf(facts);
    if (key === "categories") return tellingClasses;
    if (key === "place") return ({ place }) => place;
    if (key === BIRTH_ITSELF) return ({ birthDate }) => birthDate;
    const read = readerOf(key as MissingKey);
    return (facts) => telling(read(facts));
  }

  /** Between two birth dates that a pack can tell apart all are alike. */
  private birthOf({ birthDate, on }: Facts): Value {
    if (birthDate == null) return birthDate;
    const births = this.births(on);
    const birth = dateNumber(birthDate);
    let low = 0;
    let high = births.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((births[middle] ?? 0) < birth) low = middle + 1;
      else high = middle;
    }
    return births[low] === birth ? low : -1 - low;
  }
}
