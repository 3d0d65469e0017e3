/** The classes of a pack, and what aid comes of those that a person holds. */
import { givesWhileLeft } from "./amounts";
import { answersTo, isAlways, type Asking } from "./asking";
import type { Unused } from "./answer";
import { categoryName, kindsOf } from "./categories";
import type { CategoryCode } from "./facts";
import { remembering } from "./memo";
import { yuan } from "./money";
import { compileClass, Offer, type Aid, type CompiledClass, type Limit } from "./offers";
import type { Rules } from "./rules";
import type { Combination, NoAid, PackDocument } from "./schema";
import { UNLISTED_CODES } from "./vocabulary";

const NO_AID: Aid = Object.freeze({
  total: 0,
  shares: Object.freeze([]),
  afterwards: Object.freeze([]),
  steps: Object.freeze([]),
  unused: Object.freeze([]),
});

const nothing = (unused: readonly Unused[]): Aid =>
  unused.length === 0 ? NO_AID : { ...NO_AID, unused };

const NONE: readonly never[] = Object.freeze([]);

/** What is open to a person and what is not; the lists are made when something comes into them. */
interface Gathered {
  offers: readonly Offer[];
  unused: readonly Unused[];
}

interface Pot {
  pot: string;
  take: "best" | "first" | "all";
  limit: Limit | undefined;
}

/**
 * A pot being filled: how much of the price is left in fen, how much of it may still be given and by which limit that is
 * less, and what has turned out not to be used.
 */
interface Filling {
  asking: Asking;
  left: number;
  room: number;
  limit?: Limit | undefined;
  unused: readonly Unused[];
}

/** What a class that is held leads to: the rules that speak of it, or why there are none. */
type Found = { offers: readonly Offer[]; none?: undefined } | { offers?: undefined; none: Unused };

const isUnlisted = (code: string): boolean => (UNLISTED_CODES as readonly string[]).includes(code);

/** The classes of one pack. */
export class Classes {
  private readonly compiled: readonly CompiledClass[];
  private readonly noAid: readonly NoAid[];
  private readonly year: number;
  /** Aids that no list names: those by birth date alone, and the others. */
  private readonly bands: readonly Offer[];
  private readonly unlisted: readonly Offer[];
  private readonly foundFor: (category: CategoryCode) => Found;
  /** In the order in which they are given, each on what the ones before have left. */
  private readonly pots: readonly Pot[];
  /** For all pots together. */
  private readonly limit: Limit | undefined;
  private readonly limitsAlike: boolean;
  private readonly lateFor: (offer: Offer) => (cite: string) => Unused;

  constructor(
    private readonly pack: PackDocument,
    rules: Rules,
  ) {
    this.noAid = pack.noAid ?? [];
    this.compiled = (pack.classes ?? []).map((rule, order) => compileClass(rule, order, rules));
    this.year = rules.year;
    const unlisted = this.compiled.flatMap((entry) => {
      const code = entry.rule.classes.find(isUnlisted);
      return code === undefined ? [] : [this.offer(entry, code)];
    });
    this.bands = unlisted.filter(({ isBand }) => isBand);
    this.unlisted = unlisted.filter(({ isBand }) => !isBand);
    const combine = pack.combine ?? [];
    const limitOf = (rule: Combination | undefined): Limit | undefined =>
      rule?.atMost === undefined
        ? undefined
        : { ...rule, amount: rules.amount(rule.atMost, `combine.${rule.key}.atMost`) };
    const pots = [...new Set(this.compiled.map(({ pot }) => pot))];
    this.pots = pots.map((pot) => {
      const rule = combine.find(({ key }) => key === pot);
      return { pot, take: rule?.take ?? "best", limit: limitOf(rule) };
    });
    this.limit = limitOf(combine.find(({ key, take }) => !take && !pots.includes(key)));
    const limits = [this.limit, ...this.pots.map(({ limit }) => limit)];
    this.limitsAlike = limits.every((limit) => !limit || isAlways(limit.amount));
    this.foundFor = remembering((category) => this.find(category));
    this.lateFor = remembering((offer: Offer) =>
      remembering((cite: string): Unused => {
        const text = `现在这种缴费办法不享受“${offer.name}”的资助`;
        return Object.freeze({ category: offer.category, reason: "late", text, cite });
      }),
    );
    if (this.compiled.length > 0 || this.noAid.length > 0) rules.reads.add("categories");
  }

  /** Chinese name of a class, those of the pack's own included. */
  readonly nameOf = (code: CategoryCode): string =>
    this.pack.ownClasses?.find((own) => own.code === code)?.name ?? categoryName(code);

  /** The aid at a price in fen: within a pot as the pack says (the highest, if silent), pot after pot. */
  at(asking: Asking, price: number): Aid {
    const { offers, unused } = this.open(asking);
    const [offer] = offers;
    if (!offer) return nothing(unused);
    const from: Filling = { asking, left: price, room: price, unused };
    const [pot] = this.pots;
    const alike = pot && this.pots.length === 1 && this.limitsAlike && unused.length === 0;
    return alike && offers.length === 1
      ? offer.alone(price, () => this.fillAll(offers, from))
      : this.fillAll(offers, from);
  }

  /** Where a way takes no aid: every class that would have given something, as not used. */
  notTaken(asking: Asking, cite: string): readonly Unused[] {
    const { offers, unused } = this.open(asking);
    return [...unused, ...offers.map((offer) => this.lateFor(offer)(cite))];
  }

  /** The offers open to a person, in the plan's order, and why others are not. */
  private open(asking: Asking): Gathered {
    const gathered: Gathered = { offers: NONE, unused: NONE };
    const { bands, unlisted } = this;
    if (bands.length > 0) {
      // A plan has many age bands and nobody lies in more than a few: compared here, without a call for each.
      const birth = asking.birthNumber;
      for (const offer of bands) {
        if (birth >= offer.first && birth <= offer.last) insert(offer, gathered);
      }
    }
    for (const offer of unlisted) consider(offer, asking, gathered);
    const { held } = asking;
    for (let at = 0; at < held.length; at += 1) {
      const category = held[at] as CategoryCode;
      const found = this.foundFor(category);
      if (found.offers) considerAll(found.offers, asking, gathered);
      else tell(gathered, found.none);
    }
    return gathered;
  }

  private fillAll(offers: readonly Offer[], from: Filling): Aid {
    const { limit } = this;
    if (limit) return this.within(limit, from, () => this.fillPots(offers, from));
    return this.fillPots(offers, from);
  }

  private fillPots(offers: readonly Offer[], from: Filling): Aid {
    const [only] = this.pots;
    if (only && this.pots.length === 1) return this.fill(only, offers, from);
    let sum: Aid | undefined;
    for (const pot of this.pots) {
      const aid = this.fill(pot, offers, from);
      if (aid.total === null) return aid;
      if (aid.steps.length === 0) continue;
      const given = givenBy(aid);
      from.left -= given;
      from.room -= given;
      sum = sum ? together(sum, aid) : aid;
    }
    return sum ? { ...sum, unused: from.unused } : nothing(from.unused);
  }

  /** What is given where it may not be more than a limit; that it stopped there is a step of its own. */
  private within(limit: Limit, from: Filling, fill: () => Aid): Aid {
    const { room, limit: outer } = from;
    const { fen, ask, estimate, source } = limit.amount(from.asking);
    const most = fen ?? estimate ?? room;
    if (most < room) Object.assign(from, { room: most, limit });
    const aid = fill();
    Object.assign(from, { room, limit: outer });
    if (aid.total === null || aid.steps.length === 0) return aid;
    const { says, cite } = limit;
    if (fen === null) {
      const whom = ask === undefined ? "" : `，请问${ask}`;
      const text = `${says}：方案没有写明一共最多多少${whom}`;
      const guess = estimate === undefined ? undefined : aid.total;
      return { ...openAid(text, cite, from.unused), ask, estimate: guess, source };
    }
    if (most >= room || givenBy(aid) < most) return aid;
    const text = `${says}：一共${yuan(most)}`;
    return { ...aid, steps: [...aid.steps, { text, cite, topic: "aid", year: this.year }] };
  }

  /** The aid of one pot on what is left of the price. */
  private fill(pot: Pot, offers: readonly Offer[], from: Filling): Aid {
    const { limit } = pot;
    if (!limit) return this.take(pot, offers, from);
    return this.within(limit, from, () => this.take(pot, offers, from));
  }

  private take({ pot, take }: Pot, offers: readonly Offer[], from: Filling): Aid {
    if (take === "all") return takeAll(pot, offers, from);
    const { asking, left, room } = from;
    let best: Offer | undefined;
    let bestFen = -1;
    let unknown: Aid | undefined;
    for (const offer of offers) {
      if (offer.pot !== pot) continue;
      const fen = givesOf(offer, asking, left, room);
      if (fen === null) unknown ??= unknownAid(offer, from);
      else if (fen > bestFen && (take === "best" || !best)) {
        best = offer;
        bestFen = fen;
      }
    }
    // Whoever has the whole taken off need not wait for a figure that nobody gives.
    if (unknown && bestFen < room) return unknown;
    if (!best) return nothing(from.unused);
    if (offers.length > 1) {
      for (const offer of offers) {
        if (offer !== best && offer.pot === pot) tell(from, offer.outrankedBy(best));
      }
    }
    if (bestFen === 0) {
      if (best.isListed) tell(from, givesNothing(best, from));
      return nothing(from.unused);
    }
    const { total, shares, afterwards, steps } = best.terms(bestFen, asking);
    return { total, shares, afterwards, steps, unused: from.unused };
  }

  private offer(entry: CompiledClass, category: CategoryCode): Offer {
    return new Offer(entry, category, this.nameOf(category), this.year);
  }

  private find(category: CategoryCode): Found {
    if (isUnlisted(category)) return { offers: NONE };
    const entries = this.entriesFor(category);
    if (entries.length === 0) return { none: Object.freeze(this.withoutAid(category)) };
    return { offers: entries.map((entry) => this.offer(entry, category)) };
  }

  /** The rules for a class: those that name it, else its wider class, else all its kinds alike. */
  private entriesFor(category: CategoryCode): readonly CompiledClass[] {
    const exact = this.compiled.filter(({ rule }) => rule.classes.includes(category));
    if (exact.length > 0) return exact;
    if (this.noAid.some(({ classes }) => (classes as CategoryCode[]).includes(category))) return [];
    const kinds = kindsOf(category);
    if (kinds.length === 0) {
      return this.compiled.filter(({ rule }) => answersTo(category, rule.classes));
    }
    const perKind = kinds.map((kind) =>
      this.compiled.filter(({ rule }) => rule.classes.includes(kind)),
    );
    const [first] = perKind;
    const alike = perKind.every((entries) => first && sameTerms(entries, first));
    return alike && first ? first : [];
  }

  private withoutAid(category: CategoryCode): Unused {
    const named = this.noAid.find(({ classes }) => answersTo(category, classes));
    if (named) return { category, reason: named.reason, text: named.says, cite: named.cite };
    const name = this.nameOf(category);
    const kinds = kindsOf(category).filter((kind) =>
      this.compiled.some(({ rule }) => rule.classes.includes(kind)),
    );
    if (kinds.length > 0) {
      const text = `“${name}”还要分清是哪一种（${kinds.map(categoryName).join("、")}），各种资助不同，请问清再缴`;
      return { category, reason: "condition-not-met", text };
    }
    return { category, reason: "not-in-plan", text: `本地方案没有为“${name}”列出资助` };
  }
}

const tell = (to: { unused: readonly Unused[] }, one: Unused): void => {
  if (to.unused.length === 0) to.unused = [one];
  else (to.unused as Unused[]).push(one);
};

/** Considers all rules of one class that is held; if none is open to the person, that is told. */
function considerAll(mine: readonly Offer[], asking: Asking, gathered: Gathered): void {
  const [open, told] = [gathered.offers.length, gathered.unused.length];
  for (const offer of mine) consider(offer, asking, gathered);
  const [first] = mine;
  if (first && gathered.offers.length === open && gathered.unused.length === told) {
    tell(gathered, first.notMet);
  }
}

/** Puts an offer that is open among the others, in the plan's order; one that is not is told. */
function consider(offer: Offer, asking: Asking, gathered: Gathered): void {
  const { test } = offer;
  if (test && !test(asking)) {
    if (offer.refused) tell(gathered, offer.refused);
    return;
  }
  insert(offer, gathered);
}

function insert(offer: Offer, gathered: Gathered): void {
  if (gathered.offers.length === 0) {
    gathered.offers = [offer];
    return;
  }
  const { order } = offer;
  // A tie goes to the class that the plan names first, whatever the order in the roster.
  const offers = gathered.offers as Offer[];
  let at = offers.length;
  for (; at > 0; at -= 1) {
    const before = offers[at - 1];
    if (!before || before.order <= order) break;
    offers[at] = before;
  }
  offers[at] = offer;
}

/** What a class gives when so much of the price is left and so much may be given, in fen; null where nobody can say. */
function givesOf({ gives }: Offer, asking: Asking, left: number, room: number): number | null {
  if (gives === undefined) return room;
  const { fen } = givesWhileLeft(gives, asking, left);
  return fen === null ? null : Math.min(room, fen);
}

const givesNothing = (offer: Offer, { left, room, limit }: Filling): Unused =>
  room > 0 ? offer.givesNothing : offer.nothingLeft(left > 0 ? limit : undefined);

/** What is taken off and what is given back later. */
const givenBy = ({ total, afterwards }: Aid): number =>
  afterwards.reduce((sum, { amount }) => sum + amount, total ?? 0);

function takeAll(pot: string, offers: readonly Offer[], from: Filling): Aid {
  const { asking, limit } = from;
  let { left, room } = from;
  let sum: Aid | undefined;
  for (const offer of offers) {
    if (offer.pot !== pot) continue;
    const fen = givesOf(offer, asking, left, room);
    if (fen === null) return unknownAid(offer, from);
    if (fen === 0) {
      const now = { ...from, left, room, limit };
      if (offer.isListed) tell(from, givesNothing(offer, now));
      continue;
    }
    left -= fen;
    room -= fen;
    const aid = { ...NO_AID, ...offer.terms(fen, asking) };
    sum = sum ? together(sum, aid) : aid;
  }
  return sum ? { ...sum, unused: from.unused } : nothing(from.unused);
}

/** What two aids come to; what is not used is told by whoever fills the pots, when all are filled. */
const together = (a: Aid, b: Aid): Aid => ({
  ...NO_AID,
  total: (a.total ?? 0) + (b.total ?? 0),
  shares: [...a.shares, ...b.shares],
  afterwards: [...a.afterwards, ...b.afterwards],
  steps: [...a.steps, ...b.steps],
});

/** An aid whose amount the plan does not give: what is due cannot be told. */
function unknownAid({ entry: { rule }, gives, name }: Offer, from: Filling): Aid {
  const { asking, left, room, unused } = from;
  const { ask, estimate, source } = gives ? givesWhileLeft(gives, asking, left) : {};
  const whom = ask === undefined ? "" : `，请问${ask}`;
  const text = `${rule.says}：方案没有写明“${name}”资助多少${whom}`;
  const guess = estimate === undefined ? undefined : Math.min(room, estimate);
  return { ...openAid(text, rule.cite, unused), ask, estimate: guess, source };
}

const openAid = (text: string, cite: string, unused: readonly Unused[]): Aid => ({
  ...NO_AID,
  total: null,
  steps: [{ text, cite, topic: "open-point" }],
  unused,
});

const terms = ({ rule }: CompiledClass): string =>
  JSON.stringify([rule.gives, rule.payers, rule.when, rule.pot]);

const sameTerms = (a: readonly CompiledClass[], b: readonly CompiledClass[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((one, i) => terms(one) === terms(b[i] ?? one));
