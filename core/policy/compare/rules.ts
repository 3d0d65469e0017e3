/** Two packs rule by rule: what is the same, what changed and how, what only one of them has. */
import type { PackDocument } from "../schema";
import { facetsOf, sameEntry, type Entry, type Facet } from "./facets";

export interface ValueChange {
  /** The field in plain Chinese, such as 截止. */
  what: string;
  /** What each says; absent where it says nothing. */
  a?: string;
  b?: string;
}

export interface RuleDifference {
  key: string;
  kind: "same" | "changed" | "only-a" | "only-b";
  /** What the rule is called: its own words. */
  title: string;
  /** Clause in each pack. */
  citeA?: string;
  citeB?: string;
  /** For `changed` the fields that differ; for a rule that only one pack has, all that it says. */
  changes: readonly ValueChange[];
  /** Only words or clauses differ: no answer changes by it. */
  wordingOnly?: true;
  /** The rule itself is the same; what it names has changed, and with it what it comes to. */
  follows?: true;
}

export interface SectionComparison {
  section: string;
  /** Chinese name of the section. */
  name: string;
  rules: readonly RuleDifference[];
}

export interface RulesComparison {
  sections: readonly SectionComparison[];
  /** Two revisions of one pack: there a new wording is worth telling; between two places it is not. */
  revisions: boolean;
  same: number;
  changed: number;
  /** Rules that are the same, but come to something else by what they name. */
  followed: number;
  onlyA: number;
  onlyB: number;
}

/** Sections in the order in which a clerk reads a plan. */
const SECTION_NAMES = {
  document: "文件",
  coverageSpan: "保障年度的起止",
  targets: "目标",
  eligible: "谁可以参保",
  barred: "什么情况不能参保",
  amounts: "缴费标准和补助",
  ownClasses: "本地的人员类别",
  classes: "分类资助",
  combine: "几项资助怎样合用",
  noAid: "不在这里资助的类别",
  classDates: "类别何时起止",
  ways: "缴费办法和时间",
  pauses: "暂停收费的日子",
  registration: "参保登记",
  procedures: "办事",
  refunds: "退费",
  channels: "缴费渠道",
  contacts: "咨询电话",
  rosters: "名单",
  reports: "报表",
  facts: "本地要问的情况",
  settings: "取法",
  conditions: "条件",
  dates: "日期",
  counts: "数目",
  notes: "要知道的事",
  disputes: "前后不一致处",
  unstated: "方案没有写明的",
  notEncoded: "没有收录的",
} as const;
type SectionName = keyof typeof SECTION_NAMES;
const ORDER = Object.keys(SECTION_NAMES) as SectionName[];

/** Fields whose change alters no answer. */
const WORDING: readonly string[] = ["说明", "待遇说明", "待遇条款", "条款"];

interface Keyed {
  key: string;
  entry: Entry;
}

/** What stands once in a pack, and not in a list, is compared as one entry. */
function entriesOf(pack: PackDocument, section: SectionName): Keyed[] {
  if (section === "document") {
    const { place, coverageYear, planLabel, standardYear, warning, badge } = pack;
    const entry = {
      ...pack.document,
      place,
      coverageYear,
      planLabel,
      standardYear,
      warning,
      badge,
    };
    return [{ key: "document", entry }];
  }
  const value = pack[section];
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [{ key: section, entry: value }];
  return value.map((entry) => ({ key: entry.key, entry: entry }));
}

/** The main way is the same rule in every plan, whatever it is called; so is an aid for the very same classes. */
function sameRole(section: SectionName, a: Entry, b: Entry): boolean {
  if (section === "ways") return a.main === true && b.main === true;
  if (section !== "classes") return false;
  const codes = ({ classes }: Entry) => [...(classes as string[])].sort().join();
  return codes(a) === codes(b);
}

interface Pair {
  a?: Keyed;
  b?: Keyed;
}

/** Pairs by key, then by role; in A's order, and what only B has after its neighbour in B. */
function pairsOf(section: SectionName, listA: readonly Keyed[], listB: readonly Keyed[]): Pair[] {
  const left = new Set(listB);
  const take = (fits: (b: Keyed) => boolean): Keyed | undefined => {
    for (const b of left) {
      if (!fits(b)) continue;
      left.delete(b);
      return b;
    }
    return undefined;
  };
  const byKey = new Map(listA.map((a) => [a, take((b) => b.key === a.key)]));
  const pairs: Pair[] = listA.map((a) => {
    const b = byKey.get(a) ?? take((other) => sameRole(section, a.entry, other.entry));
    return b ? { a, b } : { a };
  });
  for (const [index, b] of listB.entries()) {
    if (!left.has(b)) continue;
    const before = listB[index - 1];
    const at = before ? pairs.findIndex((pair) => pair.b === before) : -1;
    pairs.splice(at + 1, 0, { b });
  }
  return pairs;
}

function changesOf(a: readonly Facet[], b: readonly Facet[]): ValueChange[] {
  const changes: ValueChange[] = [];
  for (const { label, text } of a) {
    const other = b.find((facet) => facet.label === label);
    if (other?.text === text) continue;
    changes.push({ what: label, a: text, ...(other && { b: other.text }) });
  }
  for (const { label, text } of b) {
    if (!a.some((facet) => facet.label === label)) changes.push({ what: label, b: text });
  }
  return changes;
}

const clauseOf = ({ cite, clause }: Entry): string | undefined =>
  typeof cite === "string" ? cite : typeof clause === "string" ? clause : undefined;

function titleOf(section: SectionName, { key, entry }: Keyed): string {
  const title = entry.says ?? entry.name ?? entry.title;
  return typeof title === "string" ? title : section === key ? SECTION_NAMES[section] : key;
}

interface Packs {
  a: PackDocument;
  b: PackDocument;
}

/** What is called what, and under which clauses. */
function headOf(section: SectionName, { a, b }: Pair, shown: Keyed) {
  const citeA = a && clauseOf(a.entry);
  const citeB = b && clauseOf(b.entry);
  return {
    key: a?.key ?? shown.key,
    title: titleOf(section, shown),
    ...(citeA !== undefined && { citeA }),
    ...(citeB !== undefined && { citeB }),
  };
}

function differenceOf(section: SectionName, packs: Packs, pair: Pair): RuleDifference | undefined {
  const { a, b } = pair;
  const shown = b ?? a;
  if (!shown) return undefined;
  const facetsA = a ? facetsOf(packs.a, section, a.entry) : [];
  const facetsB = b ? facetsOf(packs.b, section, b.entry) : [];
  const head = headOf(section, pair, shown);
  const changes = changesOf(facetsA, facetsB);
  if (!a) return { ...head, kind: "only-b", changes };
  if (!b) return { ...head, kind: "only-a", changes };
  const { citeA, citeB } = head;
  if (citeA !== citeB) {
    const clauses = { ...(citeA !== undefined && { a: citeA }), ...(citeB && { b: citeB }) };
    changes.push({ what: "条款", ...clauses });
  }
  const written = sameEntry({ ...a.entry, key: "" }, { ...b.entry, key: "" });
  if (written && changes.length === 0) return { ...head, kind: "same", changes };
  if (written) return { ...head, kind: "changed", changes, follows: true };
  // Written otherwise, and yet the same in words: said rather than hidden.
  if (changes.length === 0) changes.push({ what: "写法", a: "内容相同", b: "写法不同" });
  const wordingOnly = changes.every(({ what }) => WORDING.includes(what));
  return { ...head, kind: "changed", changes, ...(wordingOnly && { wordingOnly }) };
}

/** Where the plan's order decides (ties between classes, ways tried one after the other), a new order is a change. */
function orderChange(section: SectionName, pairs: readonly Pair[], listB: readonly Keyed[]) {
  if (section !== "ways" && section !== "classes") return [];
  const both = pairs.flatMap(({ a, b }) => (a && b ? [{ a, b }] : []));
  const inB = [...both].sort((one, other) => listB.indexOf(one.b) - listB.indexOf(other.b));
  if (inB.every((pair, index) => pair === both[index])) return [];
  const names = (list: readonly { a: Keyed }[]) =>
    list.map(({ a }) => titleOf(section, a)).join("；");
  const change: RuleDifference = {
    key: "",
    kind: "changed",
    title: "先后顺序",
    changes: [{ what: "顺序", a: names(both), b: names(inB) }],
  };
  return [change];
}

/**
 * The differences worth telling, section by section: what is the same is left out, and between two places also what is
 * only worded otherwise. `worded` counts the latter.
 */
export function differencesOf(comparison: RulesComparison): {
  sections: SectionComparison[];
  worded: number;
} {
  const { sections, revisions } = comparison;
  const told = (rule: RuleDifference): boolean =>
    rule.kind !== "same" && (revisions || rule.wordingOnly !== true);
  const worded = sections.flatMap(({ rules }) => rules).filter(({ wordingOnly }) => wordingOnly);
  return {
    sections: sections
      .map((section) => ({ ...section, rules: section.rules.filter(told) }))
      .filter(({ rules }) => rules.length > 0),
    worded: revisions ? 0 : worded.length,
  };
}

/** The changes of a rule as they are listed: its clauses stand beside its title, and so do the words it is called by. */
export const listedChanges = ({ kind, changes }: RuleDifference): readonly ValueChange[] =>
  changes.filter(({ what }) => what !== "条款" && (kind === "changed" || what !== "说明"));

/** Compares two packs, each with everything that it inherits, rule by rule in the order of a plan. */
export function compareRules(a: PackDocument, b: PackDocument): RulesComparison {
  const sections = ORDER.map((section): SectionComparison => {
    const listA = entriesOf(a, section);
    const listB = entriesOf(b, section);
    const pairs = pairsOf(section, listA, listB);
    const rules = pairs.flatMap((pair) => differenceOf(section, { a, b }, pair) ?? []);
    const order = orderChange(section, pairs, listB);
    return { section, name: SECTION_NAMES[section], rules: [...rules, ...order] };
  }).filter(({ rules }) => rules.length > 0);
  const all = sections.flatMap(({ rules }) => rules);
  const count = (kind: RuleDifference["kind"]) => all.filter((rule) => rule.kind === kind).length;
  return {
    sections,
    revisions: a.id === b.id,
    same: count("same"),
    changed: all.filter(({ kind, follows }) => kind === "changed" && !follows).length,
    followed: all.filter(({ follows }) => follows).length,
    onlyA: count("only-a"),
    onlyB: count("only-b"),
  };
}
