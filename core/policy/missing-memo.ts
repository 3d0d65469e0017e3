/**
 * Remembers which facts were missing. In a batch most people are known by the same facts, and what is missing
 * depends only on the facts that were looked at while it was found: two questions that agree on those, and
 * on which facts are unknown, have the same missing facts.
 */
import { kindsOf } from "./categories";
import type { CompiledPack } from "./compile";
import type { Answer } from "./evaluate";
import type { FactKey, Facts } from "./facts";
import { CATEGORY_CODES } from "./vocabulary";
import { missingFacts, noting, turningOf, type Turning } from "./missing";
import { ASKABLE } from "./questions";

/** A batch of a county must not fill the memory; the oldest findings go first. */
const MOST_KEPT = 20_000;

/** Classes that have kinds: the kind may matter although the class is known. */
const WIDER = new Set(CATEGORY_CODES.filter((code) => kindsOf(code).length > 0));

/** What every question shares or what never decides: not part of what tells questions apart. */
const NOT_TELLING = new Set<string>(["id", "place", "year"]);

/** One way in which facts were looked at, with what was found for each set of their values. */
interface Path {
  lookedAt: FactKey[];
  found: Map<string, FactKey[]>;
}

/** Finds the missing facts of questions to one pack. */
export class MissingMemo {
  private readonly turning: Turning;
  private readonly paths: Path[] = [];
  /** Facts that this pack looks at, in the order of asking. */
  private readonly askable: readonly FactKey[];

  constructor(
    private readonly pack: CompiledPack,
    private readonly ask: (facts: Facts) => Answer,
  ) {
    this.turning = turningOf(pack);
    this.askable = ASKABLE.filter((fact) => pack.reads.has(fact));
  }

  /** The unknown facts that could change the answer, in the order of asking. */
  of(facts: Facts): FactKey[] {
    const open = this.askable.filter((fact) => facts[fact] === undefined);
    if (open.length === 0 && !facts.categories?.some(({ code }) => WIDER.has(code))) return [];
    const unknown = open.join();
    for (const { lookedAt, found } of this.paths) {
      const known = found.get(keyOf(facts, lookedAt, unknown));
      if (known) return known;
    }
    // Classes are always looked at: a wider class may have kinds that differ.
    const lookedAt = new Set<string>(["categories"]);
    const noted = (question: Facts): Answer => this.ask(noting(question, lookedAt));
    const missing = missingFacts(this.pack, this.turning, facts, noted);
    this.keep(facts, lookedAt, unknown, missing);
    return missing;
  }

  private keep(facts: Facts, seen: ReadonlySet<string>, unknown: string, missing: FactKey[]): void {
    const lookedAt = [...seen].filter((key) => !NOT_TELLING.has(key)).sort() as FactKey[];
    const same = this.paths.find((path) => path.lookedAt.join() === lookedAt.join());
    const path = same ?? { lookedAt, found: new Map<string, FactKey[]>() };
    if (!same) this.paths.push(path);
    if (path.found.size >= MOST_KEPT) {
      const [oldest] = path.found.keys();
      if (oldest !== undefined) path.found.delete(oldest);
    }
    path.found.set(keyOf(facts, lookedAt, unknown), missing);
  }
}

function keyOf(facts: Facts, lookedAt: readonly FactKey[], unknown: string): string {
  let key = `${facts.on}|${unknown}`;
  for (const fact of lookedAt) {
    const value = facts[fact];
    key += value === undefined ? "|" : `|${JSON.stringify(value)}`;
  }
  return key;
}
