/**
 * One answer for all who are alike. An answer depends only on the facts that were looked at, and which fact is looked
 * at next only on those seen before. So answers stand in a tree: each node names a fact, each branch a value, each leaf
 * an answer. Whoever comes by the same branches gets the same answer, without a rule being tried again.
 */
import type { Quote } from "./answer";
import { stretchOf } from "./births";
import { dateNumber } from "./calendar";
import type { Facts } from "./facts";
import { remembering } from "./memo";
import { isWholeFact, noting, tellerOf, unknownIn, type Value } from "./noting";
import type { PlainDate } from "./plain-date";

/** A batch of a county must not fill the memory: with so many answers of all packs together, all trees start anew. */
const MOST_KEPT = 20_000;

/** Watching a question costs several plain ones. Where people are seldom alike, few are watched. */
const ALWAYS_WATCHED = 2048;
const ONE_WATCHED_IN = 8;

/** So many branches are sooner looked through than looked up. */
const FEW = 8;

/** Answers a question, looking at facts only through `see`. */
export type Answering = (facts: Facts, see: (facts: Facts) => Facts) => Quote;

/**
 * One value of a fact that was looked at, and where it leads: to the fact looked at next, or to an answer. Further values
 * of the same fact hang behind it, so that somebody unlike all others takes one small object a fact.
 */
class Branch {
  next: Branch | undefined = undefined;
  quote: Quote | undefined = undefined;
  private other: Branch | undefined = undefined;
  private byValue: Map<Value, Branch> | undefined = undefined;
  private count = 1;

  constructor(
    private readonly tell: (facts: Facts) => Value,
    private readonly value: Value,
  ) {}

  /** The branch that somebody takes here; asked of the first one. */
  taken(facts: Facts): Branch | undefined {
    const value = this.tell(facts);
    if (this.byValue) return this.byValue.get(value);
    if (this.value === value) return this;
    let { other } = this;
    while (other !== undefined && other.value !== value) ({ other } = other);
    return other;
  }

  /** A branch for somebody who takes none of those that are there. */
  grow(facts: Facts): Branch {
    const branch = new Branch(this.tell, this.tell(facts));
    branch.other = this.other;
    this.other = branch;
    this.count += 1;
    if (this.byValue) this.byValue.set(branch.value, branch);
    else if (this.count > FEW) this.byValue = this.listed();
    return branch;
  }

  private listed(): Map<Value, Branch> {
    const byValue = new Map<Value, Branch>([[this.value, this]]);
    for (let { other } = this; other; { other } = other) byValue.set(other.value, other);
    return byValue;
  }
}

/** Nothing of an answer may be changed by one who got it: others will get the same. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

const sameForAll = (): Value => undefined;

/** What is the same for a whole tree, or is not told from one to another. */
const NOT_TELLING: ReadonlySet<string> = new Set(["id", "year", "on"]);

/** Whether what was noted tells people apart: not where it is unknown to all alike, or a part of what is not there. */
function tells(noted: string, facts: Facts): boolean {
  if (NOT_TELLING.has(noted)) return false;
  if (isWholeFact(noted)) return facts[noted] !== undefined;
  const dot = noted.lastIndexOf(".");
  return dot < 0 || noted.startsWith("more.") || tellerOf(noted.slice(0, dot))(facts) != null;
}

/** The answers of one pack given on one day to people of whom the same is unknown. */
type Tree = Branch;

/** The answers of all packs of a book. */
interface Memory {
  kept: number;
  readonly trees: Alike[];
}

/** The answers of one pack given so far. */
class Alike {
  private readonly days = new Map<PlainDate, Map<number, Tree>>();
  private readonly births: (on: PlainDate) => (facts: Facts) => Value;
  private lastDay: PlainDate | undefined;
  private trees = new Map<number, Tree>();
  private asked = 0;
  private watched = 0;

  /**
   * `startsOn`: the sorted days from which on births are answered alike when asked on a day. `dear`: whether a question
   * costs so much that watching it adds little.
   */
  constructor(
    private readonly answer: Answering,
    startsOn: (on: PlainDate) => readonly number[],
    private readonly dear: (facts: Facts) => boolean,
    private readonly memory: Memory,
  ) {
    memory.trees.push(this);
    this.births = remembering((on) => {
      const starts = startsOn(on);
      return ({ birthDate }) =>
        birthDate == null ? birthDate : stretchOf(starts, dateNumber(birthDate));
    });
  }

  of(facts: Facts): Quote {
    this.asked += 1;
    if (facts.on !== this.lastDay) this.turnTo(facts.on);
    const unknown = unknownIn(facts);
    let branch = this.trees.get(unknown);
    while (branch !== undefined) {
      branch = branch.taken(facts);
      if (branch?.quote) break;
      branch = branch?.next;
    }
    const quote = branch?.quote ?? this.made(facts, unknown);
    const { id } = facts;
    return id === undefined ? quote : { ...quote, id };
  }

  private forget(): void {
    this.days.clear();
    this.trees = new Map<number, Tree>();
    this.lastDay = undefined;
  }

  private turnTo(on: PlainDate): void {
    this.lastDay = on;
    let trees = this.days.get(on);
    if (!trees) this.days.set(on, (trees = new Map<number, Tree>()));
    this.trees = trees;
  }

  private made(facts: Facts, unknown: number): Quote {
    const nameless = facts.id === undefined ? facts : { ...facts, id: undefined };
    const most = ALWAYS_WATCHED + Math.floor(this.asked / ONE_WATCHED_IN);
    if (this.watched >= most && !this.dear(facts)) return this.answer(nameless, (same) => same);
    this.watched += 1;
    const lookedAt = new Set<string>();
    const quote = frozen(this.answer(nameless, (seen) => noting(seen, lookedAt)));
    const telling = [...lookedAt].filter((noted) => tells(noted, facts));
    this.keep(facts, unknown, telling, quote);
    return quote;
  }

  private keep(facts: Facts, unknown: number, noted: readonly string[], quote: Quote): void {
    const { memory } = this;
    if (memory.kept >= MOST_KEPT) {
      for (const alike of memory.trees) alike.forget();
      memory.kept = 0;
      this.turnTo(facts.on);
    }
    memory.kept += 1;
    // Where nothing was looked at, everybody takes the same branch.
    const tellers = noted.length === 0 ? [sameForAll] : noted.map((one) => this.teller(one, facts));
    const { trees } = this;
    let before: Branch | undefined;
    for (const tell of tellers) {
      let first: Branch | undefined = before ? before.next : trees.get(unknown);
      if (!first) {
        first = new Branch(tell, tell(facts));
        if (before) before.next = first;
        else trees.set(unknown, first);
      }
      before = first.taken(facts) ?? first.grow(facts);
    }
    if (before) before.quote = quote;
  }

  private teller(noted: string, { on }: Facts): (facts: Facts) => Value {
    return noted === "birthDate" ? this.births(on) : tellerOf(noted);
  }
}

/** What remembers the answers by the packs of one book. */
export function alikeMemory(): (
  answer: Answering,
  dear: (facts: Facts) => boolean,
  startsOn: (on: PlainDate) => Iterable<number>,
) => (facts: Facts) => Quote {
  const memory: Memory = { kept: 0, trees: [] };
  return (answer, dear, startsOn) => {
    const sorted = (on: PlainDate): number[] =>
      [...new Set(startsOn(on))].sort((one, other) => one - other);
    const alike = new Alike(answer, sorted, dear, memory);
    return (facts) => alike.of(facts);
  };
}
