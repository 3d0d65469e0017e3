/** All packs together: finds the pack that answers a question, and answers it. */
import type { PlanView } from "../contracts";
import type { Quote } from "./answer";
import { daysBetween } from "./calendar";
import { compilePack, Question, type CompiledPack } from "./compile";
import { evaluate, type Answer } from "./evaluate";
import type { Facts } from "./facts";
import { contentHash } from "./hash";
import { withInherited } from "./inherit";
import { MissingMemo } from "./missing-memo";
import { PackError } from "./pack-error";
import type { PlainDate } from "./plain-date";
import { Places, type PlaceNode } from "./places";
import { planView } from "./plan-view";
import { questionFor } from "./questions";
import type { PackDocument } from "./schema";

export interface Season {
  year: number;
  opens: PlainDate;
  closes: PlainDate;
}

export interface PolicyBook {
  /** Answers one question. Pure: the day is in the facts. Never throws on facts that are valid. */
  quote(facts: Facts): Quote;
  /** The same answer without looking for what is missing: for batches, where nobody will be asked. */
  answer(facts: Facts): Quote;
  /**
   * The pack of a place and year with all that it inherits, and its hash: what a phone fetches, keeps under the hash
   * and answers from. Undefined where there is none for that year.
   */
  whole(place: string, year: number): { document: PackDocument; hash: string } | undefined;
  /** Coverage years that concern a resident of the place on the day, the one that is open for payment first. */
  seasons(place: string, on: PlainDate): Season[];
  /** The plan in plain words, or undefined where there is none for that year. */
  plan(place: string, year: number): PlanView | undefined;
  /** Places that have packs of their own, for choosing. */
  places(): { code: string; name: string; label?: string; years: number[] }[];
  packRef(place: string, year: number): { id: string; hash: string } | undefined;
}

type NoPlanReason = NonNullable<Quote["reason"]>;

const NO_PLAN_TEXT: Record<NoPlanReason, string> = {
  "unknown-place": "这个地方还没有收录，不知道当地的方案，请问当地医保部门",
  "not-yet-published": "这个年度的方案这里还没有，公布并收录后才能回答，请以当地公布的为准",
  ended: "这个保障年度已经结束，不能再缴",
  "not-encoded": "这个年度的方案没有收录，请问当地医保部门",
};

function noPlan(facts: Facts, reason: NoPlanReason): Quote {
  return {
    ...(facts.id !== undefined && { id: facts.id }),
    outcome: "no-plan",
    reason,
    due: null,
    lines: [],
    unused: [],
    fiscal: null,
    window: null,
    benefit: null,
    missing: [],
    questions: [],
    because: [{ text: NO_PLAN_TEXT[reason], cite: "—", topic: "plan" }],
    next: [{ text: "可以拨打 12393（医保服务热线）询问" }],
  };
}

class Book implements PolicyBook {
  private readonly packs = new Map<string, Map<number, CompiledPack>>();
  private readonly chains = new Map<string, string | undefined>();
  private readonly memos = new Map<CompiledPack, MissingMemo>();
  private readonly tree: Places;

  constructor(documents: readonly PackDocument[], places: readonly PlaceNode[]) {
    this.tree = new Places(places);
    const byId = new Map(documents.map((document) => [document.id, document]));
    if (byId.size !== documents.length) {
      throw new PackError("packs", "id", "有两份方案编号相同", "每份方案用自己的编号");
    }
    for (const document of documents) {
      if (document.coverageYear === undefined) continue;
      // The hash covers what was inherited: a change in a wider pack is a change here.
      const whole = { ...withInherited(document, byId), ...identityOf(document) };
      delete whole.extends;
      const compiled = compilePack(whole, contentHash(whole));
      const years = this.packs.get(document.place) ?? new Map<number, CompiledPack>();
      if (years.has(compiled.year)) {
        throw new PackError(document.id, "coverageYear", "同一地方同一年度有两份方案", "只留一份");
      }
      years.set(compiled.year, compiled);
      this.packs.set(document.place, years);
    }
  }

  quote(facts: Facts): Quote {
    const years = this.yearsFor(facts.place);
    if (!years) return noPlan(facts, "unknown-place");
    const pack = years.get(facts.year);
    if (!pack) {
      const latest = Math.max(...years.keys());
      return noPlan(facts, facts.year > latest ? "not-yet-published" : "not-encoded");
    }
    const ask = (question: Facts): Answer => inForce(question, evaluateIn(pack, years, question));
    const missing = this.missing(pack, ask).of(facts);
    return Object.assign(ask(facts), { missing, questions: missing.map(questionFor) });
  }

  answer(facts: Facts): Quote {
    return this.quote(facts);
  }

  whole(place: string, year: number): { document: PackDocument; hash: string } | undefined {
    const pack = this.yearsFor(place)?.get(year);
    return pack && { document: pack.document, hash: pack.hash };
  }

  seasons(place: string, on: PlainDate): Season[] {
    const years = [...(this.yearsFor(place)?.values() ?? [])];
    const seasons = years.map((pack) => seasonOf(pack)).filter((season) => season !== undefined);
    const current = seasons.filter(
      ({ year, opens }) => on <= `${year}-12-31` && (on >= opens || isSoon(opens, on)),
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

  plan(place: string, year: number): PlanView | undefined {
    const pack = this.yearsFor(place)?.get(year);
    if (!pack) return undefined;
    return planView(pack, { code: pack.document.place, name: this.nameOf(pack) });
  }

  places(): { code: string; name: string; label?: string; years: number[] }[] {
    return [...this.packs].map(([code, years]) => {
      const [first] = years.values();
      const badge = first?.document.badge;
      return {
        code,
        name: this.tree.name(code) ?? code,
        ...(badge !== undefined && { label: badge }),
        years: [...years.keys()].sort((a, b) => a - b),
      };
    });
  }

  packRef(place: string, year: number): { id: string; hash: string } | undefined {
    const pack = this.yearsFor(place)?.get(year);
    return pack && { id: pack.document.id, hash: pack.hash };
  }

  private missing(pack: CompiledPack, ask: (facts: Facts) => Answer): MissingMemo {
    const known = this.memos.get(pack);
    if (known) return known;
    const memo = new MissingMemo(pack, ask);
    this.memos.set(pack, memo);
    return memo;
  }

  private nameOf(pack: CompiledPack): string {
    return this.tree.name(pack.document.place) ?? pack.document.place;
  }

  private yearsFor(place: string): ReadonlyMap<number, CompiledPack> | undefined {
    if (!this.chains.has(place)) {
      const nearest = this.tree.upwards(place).find((code) => this.packs.has(code));
      this.chains.set(place, nearest);
    }
    const holder = this.chains.get(place);
    return holder === undefined ? undefined : this.packs.get(holder);
  }
}

/** What a pack says of itself is never inherited. */
function identityOf(document: PackDocument): Partial<PackDocument> {
  const { id, place, coverageYear, revision, publishedAt } = document;
  return { id, place, ...(coverageYear !== undefined && { coverageYear }), revision, publishedAt };
}

const evaluateIn = (
  pack: CompiledPack,
  years: ReadonlyMap<number, CompiledPack>,
  facts: Facts,
): Answer => evaluate(pack, facts, (year) => years.get(year));

const OPEN: readonly Quote["outcome"][] = [
  "ask",
  "register-first",
  "no-charge",
  "settlement-pause",
  "payable",
];

/** After the coverage year only those are answered who still have a way of their own, such as a late newborn. */
function inForce(facts: Facts, answer: Answer): Answer {
  const over = facts.on > `${facts.year}-12-31`;
  return over && !OPEN.includes(answer.outcome) ? withoutMissing(noPlan(facts, "ended")) : answer;
}

const withoutMissing = ({ missing: _missing, questions: _questions, ...answer }: Quote): Answer =>
  answer;

/** Two months ahead, a coming window is of interest. */
const isSoon = (opens: PlainDate, on: PlainDate): boolean => daysBetween(on, opens) <= 62;

function seasonOf(pack: CompiledPack): Season | undefined {
  const facts: Facts = { place: pack.document.place, year: pack.year, on: pack.yearStart };
  const ordinary = new Question(pack, facts, pack.yearStart);
  const opens = pack.main.opens(ordinary);
  const closes = pack.main.closes?.(ordinary) ?? pack.yearEnd;
  return opens === undefined ? undefined : { year: pack.year, opens, closes };
}

/**
 * Makes the book of all packs. Throws PackError for a pack that cannot be used: the first thing wrong, where,
 * and what to do.
 */
export const createPolicyBook = (
  documents: readonly PackDocument[],
  places: readonly PlaceNode[],
): PolicyBook => new Book(documents, places);
