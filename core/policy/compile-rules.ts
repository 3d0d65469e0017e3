/** The named things of one pack, compiled when first asked for; names that lead back to themselves are refused. */
import type { Compiled, Reads } from "./asking";
import { compileAmount } from "./amounts";
import { Births } from "./births";
import { compileCondition } from "./conditions";
import { compileCount } from "./counts";
import { spanOf } from "./coverage-span";
import { compileDateRule, isAnchor } from "./date-rules";
import { PackFault } from "./pack-error";
import { isPlainDate } from "./days";
import type { Rules } from "./rules";
import type { PackDocument } from "./schema";

interface Named<Rule> {
  key: string;
  is: Rule;
}

const noSuch = (pack: string, path: string, key: string, section: string): PackFault =>
  new PackFault(pack, path, "no-such", key, section);

/** Looks up a compiled thing by name: one kind of thing of one pack. */
function namedThings<Rule, T>(
  pack: string,
  section: string,
  things: readonly Named<Rule>[] = [],
  compile: (rule: Rule, path: string) => Compiled<T>,
): (key: string, path: string) => Compiled<T> {
  const written = new Map(things.map(({ key, is }) => [key, is]));
  const ready = new Map<string, Compiled<T>>();
  const below: string[] = [];
  return (key, path) => {
    const before = ready.get(key);
    if (before) return before;
    const rule = written.get(key);
    if (rule === undefined) throw noSuch(pack, path, key, section);
    if (below.includes(key)) {
      throw new PackFault(pack, path, "names-itself", key, section);
    }
    below.push(key);
    try {
      const compiled = compile(rule, `${section}.${key}`);
      ready.set(key, compiled);
      return compiled;
    } finally {
      below.pop();
    }
  };
}

const found = <T extends { key: string }>(
  list: readonly T[] | undefined,
  key: string,
  wrong: () => PackFault,
): T => {
  const entry = (list ?? []).find((one) => one.key === key);
  if (!entry) throw wrong();
  return entry;
};

/** The rules of a pack that answers for `year`. */
export function rulesOf(
  document: PackDocument,
  year: number,
  upwards: Rules["upwards"] = (place) => [place],
): Rules {
  const { id: pack } = document;
  const conditions = namedThings(
    pack,
    "conditions",
    document.conditions?.map(({ key, when }) => ({ key, is: when })),
    (rule, path) => rules.condition(rule, path),
  );
  const dates = namedThings(pack, "dates", document.dates, (rule, path) => rules.date(rule, path));
  const counts = namedThings(pack, "counts", document.counts, (rule, path) =>
    rules.count(rule, path),
  );
  const amounts = namedThings(pack, "amounts", document.amounts, (rule, path) =>
    rules.amount(rule, path),
  );
  const reads: Reads = new Set();
  const span = spanOf(document, year);
  const rules: Rules = {
    pack,
    year,
    yearStart: span.from,
    yearEnd: span.to,
    upwards,
    reads,
    births: new Births(),
    condition: (rule, path) =>
      typeof rule === "string" ? conditions(rule, path) : compileCondition(rule, rules, path),
    date: (rule, path) =>
      typeof rule === "string" && !isAnchor(rule) && !isPlainDate(rule)
        ? dates(rule, path)
        : compileDateRule(rule, rules, path),
    count: (rule, path) =>
      typeof rule === "string" ? counts(rule, path) : compileCount(rule, rules, path),
    amount: (rule, path) =>
      typeof rule === "string" ? amounts(rule, path) : compileAmount(rule, rules, path),
    setting: (key, path) =>
      found(document.settings, key, () => noSuch(pack, path, key, "settings")).is,
    ownFact: (key, path) => found(document.facts, key, () => noSuch(pack, path, key, "facts")),
    dateCite: (key) => document.dates?.find((date) => date.key === key)?.cite,
    amountSays: (key) => document.amounts?.find((amount) => amount.key === key),
  };
  return rules;
}
