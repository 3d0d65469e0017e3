/** The ways of a pack together: whether somebody can use each, and which goes first where two are open. */
import type { Question } from "../compile";
import type { Way } from "../schema";
import { Condition, DateRule } from "../schema-rules";
import { waysFor } from "../standing";
import type { Facts } from "../facts";
import type { FormFinding } from "./form";
import type { Expression, Meaning } from "./meaning";
import type { ToldFinding } from "./pack-itself";
import { example } from "./witness";

/** At most so many people for one way, and for one pair of ways. */
const MOST_FOR_WAY = 4000;
const MOST_FOR_PAIR = 1500;

const expressionsOf = ({ when, opens, closes }: Way): Expression[] => [
  ...(when === undefined ? [] : [{ schema: Condition, rule: when }]),
  { schema: DateRule, rule: opens },
  ...(closes === undefined ? [] : [{ schema: DateRule, rule: closes }]),
];

/** What a person would notice if the other way had been taken. */
const termsOf = ({ price, aid, fiscalPaidByPerson, benefit, extras, owes, decide }: Way): string =>
  JSON.stringify([
    price,
    aid !== false,
    fiscalPaidByPerson === true,
    benefit && [benefit.from, benefit.to, benefit.beforeYear],
    extras?.map(({ is, when }) => [is, when]),
    owes && [owes.when, owes.from, owes.to, owes.choice],
    decide !== undefined,
  ]);

/** The ways that say, themselves or through others, that they go before others. */
function orderOf(ways: readonly Way[]): (a: string, b: string) => boolean {
  const before = new Map(ways.map(({ key, before: later }) => [key, later ?? []]));
  const leads = (a: string, b: string, seen: readonly string[] = []): boolean =>
    !seen.includes(a) &&
    (before.get(a) ?? []).some((next) => next === b || leads(next, b, [...seen, a]));
  return (a, b) => leads(a, b) || leads(b, a);
}

const keysOpen = (meaning: Meaning, asking: Question): string[] =>
  waysFor(meaning.pack, asking)
    .filter(({ state }) => state !== "upcoming" && state !== "over")
    .map(({ way }) => way.rule.key);

/** What the plan does not state, or a setting decides, may well have no days or nobody for now. */
function isOpenEnded(meaning: Meaning, { opens, when }: Way): boolean {
  const { leaves } = meaning.interestIn([
    { schema: DateRule, rule: opens },
    ...(when === undefined ? [] : [{ schema: Condition, rule: when }]),
  ]);
  return leaves.has("unstated") || leaves.has("setting");
}

interface Pool {
  way: Way;
  /** People to whom the way is open, and all the ways open to each. */
  open: { facts: Facts; keys: string[] }[];
  /** Where there is nobody: whether everybody who could be told apart was asked. */
  complete: boolean;
}

const MOST_IN_POOL = 300;

/**
 * For each way, people to whom it is open: those whom it tells apart itself, on the days that any way names. Where
 * these are nobody, those of the cases, and people on the days that the ways name for them.
 */
function poolsOf(meaning: Meaning, ways: readonly Way[]): Pool[] {
  const days = ways.flatMap(({ opens, closes }): Expression[] =>
    [opens, closes].flatMap((rule) =>
      typeof rule === "string" ? [{ schema: DateRule, rule }] : [],
    ),
  );
  return ways.map((way) => {
    const open: Pool["open"] = [];
    const ask = (facts: Facts): void => {
      if (open.length >= MOST_IN_POOL) return;
      const keys = keysOpen(meaning, meaning.asking(facts));
      if (keys.includes(way.key)) open.push({ facts, keys });
    };
    const { people } = meaning.people([...expressionsOf(way), ...days], MOST_FOR_WAY);
    for (const facts of people) ask(facts);
    if (open.length > 0) return { way, open, complete: true };
    meaning.known.forEach(ask);
    const own = meaning.people(expressionsOf(way), MOST_FOR_WAY);
    const applies = meaning.test(way.when);
    for (const facts of own.people) {
      if (open.length >= MOST_IN_POOL) break;
      if (!applies(meaning.asking(facts))) continue;
      for (const same of meaning.onOwnDays(facts)) ask(same);
    }
    return { way, open, complete: own.complete };
  });
}

/** Findings about ways. `pathOf` gives the place of a way in the pack. */
export function checkWays(meaning: Meaning, pathOf: (key: string) => number): ToldFinding[] {
  const ways = meaning.pack.ways.map(({ rule }) => rule);
  const pools = poolsOf(meaning, ways);
  const ordered = orderOf(ways);
  const findings: ToldFinding[] = [];
  const reached = pools.filter(({ way, open, complete }) => {
    if (open.length > 0) return true;
    if (!isOpenEnded(meaning, way)) findings.push(unreached(way, complete, pathOf));
    return false;
  });
  const conflicting = new Set<string>();
  for (const [index, first] of reached.entries()) {
    for (const second of reached.slice(index + 1)) {
      if (termsOf(first.way) === termsOf(second.way) || ordered(first.way.key, second.way.key))
        continue;
      const witness = bothOpen(meaning, first, second);
      if (!witness) continue;
      conflicting.add(second.way.key);
      findings.push(noOrder(meaning, first.way, second.way, witness, pathOf));
    }
  }
  for (const pool of reached) {
    // Where the order itself is in doubt, that is what has to be settled first.
    if (conflicting.has(pool.way.key)) continue;
    findings.push(...hidden(meaning, ways, pool, pathOf));
  }
  return findings;
}

const A_CASE = "在 cases.yaml 里写一个用得上它的例子";

function unreached({ key }: Way, complete: boolean, pathOf: (key: string) => number): ToldFinding {
  const place = { code: "unreachable-way" as const, path: ["ways", pathOf(key)] };
  if (complete) {
    const text = `没有人用得上缴费办法“${key}”：条件和日期凑不到一起`;
    return { ...place, text, cure: "核对 when、opens、closes；确实用不上就去掉" };
  }
  // Who gave up has not found that there is nobody.
  const text = `没有找到用得上缴费办法“${key}”的人，情况太多，没有查完`;
  return { ...place, severity: "note", text, cure: A_CASE };
}

function bothOpen(meaning: Meaning, first: Pool, second: Pool): Facts | undefined {
  const both = (asking: Question): boolean => {
    const keys = keysOpen(meaning, asking);
    return keys.includes(first.way.key) && keys.includes(second.way.key);
  };
  const known = [
    ...first.open.filter(({ keys }) => keys.includes(second.way.key)),
    ...second.open.filter(({ keys }) => keys.includes(first.way.key)),
  ][0];
  if (known) return meaning.simplest(known.facts, both);
  const together = [...expressionsOf(first.way), ...expressionsOf(second.way)];
  return meaning.find(together, both, MOST_FOR_PAIR).witness;
}

function noOrder(
  meaning: Meaning,
  first: Way,
  second: Way,
  witness: Facts,
  pathOf: (key: string) => number,
): FormFinding {
  const [earlier, later] =
    pathOf(first.key) < pathOf(second.key) ? [first, second] : [second, first];
  const said = example(witness, meaning.document);
  return {
    code: "no-order",
    path: ["ways", pathOf(later.key)],
    text: `缴费办法“${earlier.key}”和“${later.key}”会同时向一个人开放，价格、资助或待遇不同，没有写哪个在先。${said}`,
    cure: `在先用的那个上写 before: [另一个的名称]，或用 when、日期把两者分开`,
  };
}

/** Whether somebody, on some day, is answered by the way itself. */
function hidden(
  meaning: Meaning,
  ways: readonly Way[],
  { way, open }: Pool,
  pathOf: (key: string) => number,
): ToldFinding[] {
  const isChosen = (keys: readonly string[]): boolean => keys[0] === way.key;
  if (open.some(({ keys }) => isChosen(keys))) return [];
  const blockers = [...new Set(open.map(({ keys }) => keys[0] ?? ""))];
  const blocking = ways.filter(({ key }) => blockers.includes(key));
  if ([way, ...blocking].some((one) => isOpenEnded(meaning, one))) return [];
  const expressions = [way, ...blocking].flatMap(expressionsOf);
  const chosen = (asking: Question): boolean => isChosen(keysOpen(meaning, asking));
  const { witness, complete } = meaning.find(expressions, chosen, MOST_FOR_WAY);
  if (witness) return [];
  for (const { facts } of open) {
    for (const same of meaning.onOwnDays(facts)) if (chosen(meaning.asking(same))) return [];
  }
  const place = { code: "hidden-way" as const, path: ["ways", pathOf(way.key)] };
  const others = `排在前面的“${blockers.join("”“")}”`;
  if (!complete) {
    const text = `没有找到轮得到缴费办法“${way.key}”的人：找到的人都先用${others}；情况太多，没有查完`;
    return [{ ...place, severity: "note", text, cure: A_CASE }];
  }
  const text = `缴费办法“${way.key}”开放的时候，${others}也都开放，它永远轮不到`;
  return [{ ...place, text, cure: "调整先后（before），或去掉它" }];
}
