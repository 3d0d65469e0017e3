/** The classes of a pack, and what aid comes of those that a person holds. */
import { givesWhileLeft } from "./amounts";
import { answersTo, type Asking } from "./asking";
import type { Unused } from "./answer";
import { categoryName, kindsOf } from "./categories";
import type { CategoryCode } from "./facts";
import { remembering } from "./memo";
import { yuan } from "./money";
import {
  compileClass,
  give,
  type Aid,
  type CompiledClass,
  type Given,
  type Limit,
  type Offer,
} from "./offers";
import type { Rules } from "./rules";
import type { AidClass, Combination, PackDocument } from "./schema";
import { UNLISTED_CODES } from "./vocabulary";

interface Pot {
  pot: string;
  take: "best" | "first" | "all";
  limit: Limit | undefined;
  /** Where the plan says how the pot goes together. */
  cite: string | undefined;
}

/**
 * A pot being filled: how much of the price is left in fen, how much of it may still be given and by which limit that is
 * less, and what has been given and has turned out not to be used.
 */
interface Filling {
  readonly asking: Asking;
  left: number;
  room: number;
  limit: Limit | undefined;
  readonly aid: Given;
  readonly year: number;
}

/** What a class that is held leads to: the rules that speak of it, or why there are none. */
type Found = { offers: Offer[]; none?: undefined } | { offers?: undefined; none: Unused };

const isUnlisted = (code: string): boolean => (UNLISTED_CODES as readonly string[]).includes(code);

export interface Classes {
  /** Chinese name of a class, those of the pack's own included. */
  nameOf: (code: CategoryCode) => string;
  /** The aid at a price in fen: within a pot as the pack says (the highest, if silent), pot after pot. */
  at(asking: Asking, price: number): Aid;
  /** Where a way takes no aid: every class that would have given something, as not used. */
  notTaken(asking: Asking, cite: string): Unused[];
}

/** The pots in the order in which they are given, each on what the ones before have left; and a limit for all of them. */
function potsOf(
  compiled: readonly CompiledClass[],
  { combine = [] }: PackDocument,
  rules: Rules,
): { pots: Pot[]; limit: Limit | undefined } {
  const limitOf = (rule: Combination | undefined): Limit | undefined =>
    rule?.atMost === undefined
      ? undefined
      : { ...rule, amount: rules.amount(rule.atMost, `combine.${rule.key}.atMost`) };
  const keys = [...new Set(compiled.map(({ pot }) => pot))];
  const pots = keys.map((pot): Pot => {
    const rule = combine.find(({ key }) => key === pot);
    return { pot, take: rule?.take ?? "best", limit: limitOf(rule), cite: rule?.cite };
  });
  return { pots, limit: limitOf(combine.find(({ key, take }) => !take && !keys.includes(key))) };
}

/** Compiles the classes of a pack. */
export function compileClasses(pack: PackDocument, rules: Rules): Classes {
  const { classes = [], noAid = [], ownClasses = [] } = pack;
  const compiled = classes.map((rule, order) => compileClass(rule, order, rules));
  if (classes.length > 0 || noAid.length > 0) rules.reads.add("categories");
  const nameOf = (code: CategoryCode): string =>
    ownClasses.find((own) => own.code === code)?.name ?? categoryName(code);
  const offer = (entry: CompiledClass, category: CategoryCode): Offer => ({
    ...entry,
    category,
    name: nameOf(category),
  });
  /** Aids that no list names. */
  const unlisted = compiled.flatMap((entry) => {
    const code = entry.rule.classes.find(isUnlisted);
    return code === undefined ? [] : [offer(entry, code)];
  });
  const { pots, limit } = potsOf(compiled, pack, rules);
  const found = remembering((category: CategoryCode): Found => {
    if (isUnlisted(category)) return { offers: [] };
    const entries = entriesFor(category, compiled, pack);
    return entries.length === 0
      ? { none: withoutAid(category, nameOf(category), compiled, pack) }
      : { offers: entries.map((entry) => offer(entry, category)) };
  });

  /** The offers open to a person, in the plan's order; why others are not goes to `unused`. */
  const open = (asking: Asking, unused: Unused[]): Offer[] => {
    const offers = unlisted.filter((one) => isOpen(one, asking, unused));
    for (const category of asking.held) {
      const { offers: mine, none } = found(category);
      if (!mine) unused.push(none);
      else offers.push(...openOf(mine, asking, unused));
    }
    // A tie goes to the class that the plan names first, whatever the order in the roster.
    return offers.sort((one, other) => one.order - other.order);
  };

  return {
    nameOf,
    at(asking, price) {
      const aid: Given = { total: 0, shares: [], afterwards: [], steps: [], unused: [] };
      const offers = open(asking, aid.unused);
      const from: Filling = {
        asking,
        left: price,
        room: price,
        limit: undefined,
        aid,
        year: rules.year,
      };
      return within(limit, from, () => fillAll(pots, offers, from)) ?? aid;
    },
    notTaken(asking, cite) {
      const unused: Unused[] = [];
      const late = open(asking, unused).map(({ category, name }): Unused => {
        const text = `现在这种缴费办法不享受“${name}”的资助`;
        return { category, reason: "late", text, cite };
      });
      return [...unused, ...late];
    },
  };
}

/** The rules for a class: those that name it, else its wider class, else all its kinds alike. */
function entriesFor(
  category: CategoryCode,
  compiled: readonly CompiledClass[],
  { noAid = [] }: PackDocument,
): readonly CompiledClass[] {
  const exact = compiled.filter(({ rule }) => rule.classes.includes(category));
  if (exact.length > 0) return exact;
  if (noAid.some(({ classes }) => (classes as CategoryCode[]).includes(category))) return [];
  const kinds = kindsOf(category);
  if (kinds.length === 0) {
    return compiled.filter(({ rule }) => answersTo(category, rule.classes));
  }
  const perKind = kinds.map((kind) => compiled.filter(({ rule }) => rule.classes.includes(kind)));
  const [first] = perKind;
  const alike = perKind.every((entries) => first && sameTerms(entries, first));
  return alike && first ? first : [];
}

function withoutAid(
  category: CategoryCode,
  name: string,
  compiled: readonly CompiledClass[],
  { noAid = [] }: PackDocument,
): Unused {
  const named = noAid.find(({ classes }) => answersTo(category, classes));
  if (named) return { category, reason: named.reason, text: named.says, cite: named.cite };
  const kinds = kindsOf(category).filter((kind) =>
    compiled.some(({ rule }) => rule.classes.includes(kind)),
  );
  if (kinds.length > 0) {
    const text = `“${name}”还要分清是哪一种（${kinds.map(categoryName).join("、")}），各种资助不同，请问清再缴`;
    return { category, reason: "condition-not-met", text };
  }
  return { category, reason: "not-in-plan", text: `本地方案没有为“${name}”列出资助` };
}

/** The rules of one class that is held which are open to a person; if none is, that is told. */
function openOf(mine: readonly Offer[], asking: Asking, unused: Unused[]): Offer[] {
  const told = unused.length;
  const offers = mine.filter((one) => isOpen(one, asking, unused));
  const [first] = mine;
  if (first && offers.length === 0 && unused.length === told) {
    const { category, name, rule } = first;
    const text = `“${name}”要符合条件才有资助：${rule.says}`;
    unused.push({ category, reason: "condition-not-met", text, cite: rule.cite });
  }
  return offers;
}

/** Whether an offer is open to a person; if not, and the plan has words for it, that is told. */
function isOpen({ test, rule, category }: Offer, asking: Asking, unused: Unused[]): boolean {
  if (!test || test(asking)) return true;
  const { otherwise, cite } = rule;
  if (otherwise) unused.push({ category, reason: otherwise.reason, text: otherwise.says, cite });
  return false;
}

/**
 * Fills what may not give more than a limit; that it stopped there is a step of its own. Gives back an aid whose amount
 * nobody can tell, where it comes to that.
 */
function within(
  limit: Limit | undefined,
  from: Filling,
  fill: () => Aid | undefined,
): Aid | undefined {
  if (!limit) return fill();
  const { room, left, limit: outer, aid } = from;
  const told = aid.steps.length;
  const { fen, ask, estimate, source } = limit.amount(from.asking);
  const most = fen ?? estimate ?? room;
  if (most < room) Object.assign(from, { room: most, limit });
  const unknown = fill();
  const given = left - from.left;
  Object.assign(from, { room: room - given, limit: outer });
  if (unknown || aid.steps.length === told) return unknown;
  const { says, cite } = limit;
  if (fen === null) {
    const text = `${says}：方案没有写明一共最多多少${pleaseAsk(ask)}`;
    return {
      ...openAid(text, cite, from),
      ask,
      source,
      ...(estimate !== undefined && { estimate: aid.total }),
    };
  }
  if (most < room && given >= most) {
    aid.steps.push({ text: `${says}：一共${yuan(most)}`, cite, topic: "aid", year: from.year });
  }
  return undefined;
}

/** Fills pot after pot. */
function fillAll(pots: readonly Pot[], offers: readonly Offer[], from: Filling): Aid | undefined {
  for (const pot of pots) {
    const unknown = within(pot.limit, from, () => fill(pot, offers, from));
    if (unknown) return unknown;
  }
  return undefined;
}

/** Fills one pot from what is left of the price. */
function fill({ pot, take, cite }: Pot, offers: readonly Offer[], from: Filling): Aid | undefined {
  const mine = offers.filter((offer) => offer.pot === pot);
  if (take === "all") {
    const given = new Set<AidClass>();
    for (const offer of mine) {
      // One rule gives once, also to who holds two of its classes, or a class and a kind of it.
      if (given.has(offer.rule)) continue;
      given.add(offer.rule);
      const fen = givesOf(offer, from);
      if (fen === null) return unknownAid(offer, from);
      takeFrom(offer, fen, from);
    }
    return undefined;
  }
  let best: Offer | undefined;
  let bestFen = -1;
  let unknown: Offer | undefined;
  for (const offer of mine) {
    const fen = givesOf(offer, from);
    if (fen === null) unknown ??= offer;
    else if (fen > bestFen && (take === "best" || !best)) [best, bestFen] = [offer, fen];
  }
  // Whoever has the whole taken off need not wait for a figure that nobody gives.
  if (unknown && bestFen < from.room) return unknownAid(unknown, from);
  if (!best) return undefined;
  for (const { category, name, rule } of mine.filter((offer) => offer !== best)) {
    const text =
      take === "best"
        ? `“${name}”的资助不高于“${best.name}”，只取最高的一项，不叠加`
        : `“${best.name}”的资助排在“${name}”前面，只取一项，不叠加`;
    from.aid.unused.push({ category, reason: "outranked", text, cite: bothOf(rule.cite, cite) });
  }
  takeFrom(best, bestFen, from);
  return undefined;
}

/** The clause of a class and that of how aids go together. */
const bothOf = (one: string, other = one): string => (one === other ? one : `${one}；${other}`);

/** What a class gives when so much of the price is left and so much may be given, in fen; null where nobody can say. */
function givesOf({ gives }: Offer, { asking, left, room }: Filling): number | null {
  // Where nothing is left, no figure can change that.
  if (gives === undefined || room === 0) return room;
  const { fen } = givesWhileLeft(gives, asking, left);
  return fen === null ? null : Math.min(room, fen);
}

/** Takes what an offer gives. Giving nothing is told of a class that is held by name. */
function takeFrom(offer: Offer, fen: number, from: Filling): void {
  if (fen > 0) {
    from.left -= fen;
    from.room -= fen;
    give(offer, fen, from.asking, from.year, from.aid);
  } else if (!isUnlisted(offer.category)) from.aid.unused.push(givesNothing(offer, from));
}

function givesNothing({ category, name, rule }: Offer, { room, limit }: Filling): Unused {
  if (room > 0) {
    const text = `这种情况下“${name}”的资助是0元：${rule.says}`;
    return { category, reason: "condition-not-met", text, cite: rule.cite };
  }
  // A limit is one here only where it is less than what is left, so that something stays to be paid.
  const why = limit ? `${limit.says}，已经给满` : "没有剩下要缴的部分";
  const text = `${why}，“${name}”的资助用不上`;
  return { category, reason: "outranked", text, cite: (limit ?? rule).cite };
}

const pleaseAsk = (ask: string | undefined): string => (ask === undefined ? "" : `，请问${ask}`);

/** An aid whose amount the plan does not give: what is due cannot be told. */
function unknownAid({ rule, gives, name }: Offer, from: Filling): Aid {
  const { asking, left, room, aid } = from;
  const { ask, estimate, source } = gives ? givesWhileLeft(gives, asking, left) : {};
  const text = `${rule.says}：方案没有写明“${name}”资助多少${pleaseAsk(ask)}`;
  const guess = estimate === undefined ? undefined : aid.total + Math.min(room, estimate);
  return { ...openAid(text, rule.cite, from), ask, estimate: guess, source };
}

const openAid = (text: string, cite: string, { aid: { unused } }: Filling): Aid => ({
  total: null,
  shares: [],
  afterwards: [],
  steps: [{ text, cite, topic: "open-point" }],
  unused,
});

const terms = ({ rule }: CompiledClass): string =>
  JSON.stringify([rule.gives, rule.payers, rule.when, rule.pot]);

const sameTerms = (a: readonly CompiledClass[], b: readonly CompiledClass[]): boolean =>
  a.length === b.length && a.every((one, i) => terms(one) === terms(b[i] ?? one));
