/** Names: each that is used must be there, none may lead back to itself, and what nobody uses is told. */
import { AmountRule, ClassCode, Condition, CountRule, DateRule, Leaf } from "../schema-rules";
import { ANCHORS } from "../vocabulary";
import { isPlainDate } from "../plain-date";
import { PackDocument } from "../schema";
import type { FormFinding, Use } from "./form";
import type { Path } from "./finding";
import { walk } from "./schema-walk";
import { entriesOf, isData, SECTION_NAMES, type Whole } from "./whole";
import type { ToldFinding } from "./pack-itself";
import { didYouMean, isSlip, meant, placeOf } from "./words";

type Kind =
  "condition" | "date" | "count" | "amount" | "fact" | "setting" | "way" | "pot" | "ownClass";

const WORDS: Readonly<Record<Kind, { word: string; section: string }>> = {
  condition: { word: "条件", section: "conditions" },
  date: { word: "日期", section: "dates" },
  count: { word: "数目", section: "counts" },
  amount: { word: "金额", section: "amounts" },
  fact: { word: "自设问题", section: "facts" },
  setting: { word: "选项", section: "settings" },
  way: { word: "缴费办法", section: "ways" },
  pot: { word: "资助的分组（pot）", section: "classes" },
  ownClass: { word: "自设身份", section: "ownClasses" },
};

/** A name that is used somewhere. */
interface Reference {
  kind: Kind;
  name: string;
  path: Path;
}

/** Everything that is tried on inside a pack, whatever is wrong with it. */
export function usesOf(document: unknown): Use[] {
  const uses: Use[] = [];
  walk(PackDocument, document, [], {
    node: (schema, value, path) => uses.push({ schema, value, path }),
    problem: () => undefined,
  });
  return uses;
}

const isAnchor = (name: string): boolean => (ANCHORS as readonly string[]).includes(name);

function expressionNames({ schema, value, path }: Use): Reference[] {
  const one = (kind: Kind, name: string): Reference[] => [{ kind, name, path }];
  if (typeof value === "string") {
    if (schema === Condition) return one("condition", value);
    if (schema === DateRule) {
      // What begins like a day is none of the names; a day that does not exist is told as such.
      return isAnchor(value) || isPlainDate(value) || /^\d{4}-/.test(value)
        ? []
        : one("date", value);
    }
    if (schema === CountRule) return one("count", value);
    if (schema === AmountRule) return one("amount", value);
    if (schema === ClassCode) return value.startsWith("x-") ? one("ownClass", value) : [];
    return [];
  }
  if (!isData(value)) return [];
  const isRule = schema === DateRule || schema === CountRule || schema === AmountRule;
  if (isRule && typeof value.fact === "string" && value.fact !== "broken-years") {
    return [{ kind: "fact", name: value.fact, path: [...path, "fact"] }];
  }
  if (schema !== Leaf) return [];
  const named = (key: "more" | "setting", kind: Kind): Reference[] =>
    Object.keys(isData(value[key]) ? value[key] : {}).map((name) => ({
      kind,
      name,
      path: [...path, key, name],
    }));
  return [...named("more", "fact"), ...named("setting", "setting")];
}

/** Names that stand in keys of their own. */
function keyNames(document: unknown): Reference[] {
  const ways = entriesOf(document, "ways").flatMap(({ entry, index }): Reference[] => [
    ...(typeof entry.price === "string"
      ? [{ kind: "amount" as const, name: entry.price, path: ["ways", index, "price"] }]
      : []),
    ...(Array.isArray(entry.before) ? entry.before : []).flatMap((name: unknown, at) =>
      typeof name === "string"
        ? [{ kind: "way" as const, name, path: ["ways", index, "before", at] }]
        : [],
    ),
  ]);
  const pots = entriesOf(document, "combine").flatMap(({ entry, index }): Reference[] =>
    // A limit without a way of taking is about all pots together.
    typeof entry.key === "string" && (entry.take !== undefined || entry.atMost === undefined)
      ? [{ kind: "pot", name: entry.key, path: ["combine", index] }]
      : [],
  );
  return [...ways, ...pots];
}

function referencesOf(document: unknown, uses: readonly Use[]): Reference[] {
  const all = [...uses.flatMap(expressionNames), ...keyNames(document)];
  // A form may be tried on twice at one place, from outside and from inside.
  const seen = new Set<string>();
  return all.filter(({ kind, name, path }) => {
    const mark = `${kind}/${name}/${path.join("/")}`;
    return !seen.has(mark) && seen.add(mark);
  });
}

/** The names of each kind that a pack has. */
function declaredIn(document: unknown): Record<Kind, string[]> {
  const keys = (section: string, field = "key"): string[] =>
    entriesOf(document, section).flatMap(({ entry }) => {
      const name = entry[field];
      return typeof name === "string" ? [name] : [];
    });
  const pots = entriesOf(document, "classes").map(({ entry }) =>
    typeof entry.pot === "string" ? entry.pot : "main",
  );
  return {
    condition: keys("conditions"),
    date: keys("dates"),
    count: keys("counts"),
    amount: keys("amounts"),
    fact: keys("facts"),
    setting: keys("settings"),
    way: keys("ways"),
    pot: [...new Set(pots)],
    ownClass: keys("ownClasses", "code"),
  };
}

/** Names that the engine itself looks for. */
const ALWAYS_USED = ["personal", "fiscal"];

/** Things that nothing can stand in for while they are wrong. */
const IRREPLACEABLE: readonly Kind[] = ["fact", "setting", "ownClass"];

/** Places that name something of an entry that is wrong: of these nothing can be said either. */
export function leaningOn(
  document: unknown,
  uses: readonly Use[],
  isBad: (path: Path) => boolean,
): Path[] {
  return referencesOf(document, uses)
    .filter(({ kind, name }) => {
      const { section } = WORDS[kind];
      const field = kind === "ownClass" ? "code" : "key";
      return (
        IRREPLACEABLE.includes(kind) &&
        entriesOf(document, section).some(
          ({ entry, index }) => entry[field] === name && isBad([section, index]),
        )
      );
    })
    .map(({ path }) => path);
}

/** What is wrong with the names of a whole pack. Paths are those of the whole. */
export function checkNames(whole: Whole, uses: readonly Use[]): ToldFinding[] {
  const { document } = whole;
  const declared = declaredIn(document);
  const references = referencesOf(document, uses);
  const unknown = references.filter(({ kind, name }) => !declared[kind].includes(name));
  return [
    ...unknown.map(({ kind, name, path }): FormFinding => {
      const { word, section } = WORDS[kind];
      const text = `${placeOf(document, path)}：没有名为“${name}”的${word}`;
      const cure = didYouMean(name, declared[kind], section);
      return { code: "unknown-name", path, text, cure };
    }),
    ...removals(document, whole),
    ...circles(document, references),
    ...unused(whole, declared, references),
  ];
}

/** Sections that are none, and changes to entries that are not there. */
function removals(document: unknown, whole: Whole): FormFinding[] {
  const wrong = (path: Path, what: string, cure: string): FormFinding[] => [
    { code: "unknown-name", path, text: `${placeOf(whole.document, path)}：${what}`, cure },
  ];
  return ["without", "override"].flatMap((part) =>
    entriesOf(document, part).flatMap(({ entry, index }): FormFinding[] => {
      const { section, key } = entry;
      if (typeof section !== "string") return [];
      if (!SECTION_NAMES.includes(section)) {
        const cure = didYouMean(section, SECTION_NAMES, "");
        return wrong([part, index, "section"], `“${section}”不是方案的一节`, cure);
      }
      const known = entriesOf(document, section).map(({ entry: one }) => String(one.key));
      const there =
        part === "without" ? !whole.absent.includes(index) : known.includes(String(key));
      if (there) return [];
      const cure = didYouMean(String(key), known, section);
      return wrong([part, index, "key"], `继承来的 ${section} 里没有“${String(key)}”`, cure);
    }),
  );
}

const NAMED: readonly Kind[] = ["condition", "date", "count", "amount"];

/** Named things that lead back to themselves. */
function circles(document: unknown, references: readonly Reference[]): FormFinding[] {
  const sectionOf = new Map(NAMED.map((kind) => [WORDS[kind].section, kind]));
  const edges = new Map<string, { to: string; path: Path }[]>();
  for (const { kind, name, path } of references) {
    const [section, index] = path;
    const from = typeof section === "string" ? sectionOf.get(section) : undefined;
    if (!from || !NAMED.includes(kind) || typeof index !== "number") continue;
    const entry = entriesOf(document, String(section)).find((one) => one.index === index)?.entry;
    const node = `${from}/${String(entry?.key)}`;
    edges.set(node, [...(edges.get(node) ?? []), { to: `${kind}/${name}`, path }]);
  }
  const findings: FormFinding[] = [];
  const done = new Set<string>();
  const visit = (node: string, below: readonly string[]): void => {
    if (done.has(node)) return;
    for (const { to, path } of edges.get(node) ?? []) {
      const trail = [...below, node];
      if (trail.includes(to)) {
        const round = [...trail.slice(trail.indexOf(to)), to].map((one) => one.split("/")[1]);
        const text = `${placeOf(document, path)}：引用绕成了圈，${round.join(" → ")}`;
        findings.push({ code: "circle", path, text, cure: "去掉其中一处引用" });
      } else visit(to, trail);
    }
    done.add(node);
  };
  for (const node of edges.keys()) visit(node, []);
  return findings;
}

const MAY_BE_UNUSED: readonly Kind[] = [
  "condition",
  "date",
  "count",
  "amount",
  "fact",
  "setting",
  "ownClass",
];

/** The inherited entry that an unused one of nearly its name was likely to replace. */
function meantToReplace(
  whole: Whole,
  section: string,
  field: string,
  name: string,
): Pick<ToldFinding, "severity" | "text" | "cure"> | undefined {
  const inherited = entriesOf(whole.document, section).filter(
    ({ index }) => whole.locate([section, index]).source !== whole.source,
  );
  const wider = meant(
    name,
    inherited.map(({ entry }) => String(entry[field])),
  );
  const rule = inherited.find(({ entry }) => entry[field] === wider)?.entry.is;
  if (wider === undefined) return undefined;
  const isSure = isSlip(name, wider) || (isData(rule) && "unstated" in rule);
  return {
    severity: isSure ? "error" : "warning",
    text: `继承来的有“${wider}”，现在照它算`,
    cure: "要替换它，就写同样的名称；不是的，用上它，或换个不相近的名称",
  };
}

/** What the pack itself writes and nothing uses; a wider pack may offer more than each place needs. */
function unused(
  whole: Whole,
  declared: Record<Kind, string[]>,
  references: readonly Reference[],
): ToldFinding[] {
  return MAY_BE_UNUSED.flatMap((kind) => {
    const { word, section } = WORDS[kind];
    const field = kind === "ownClass" ? "code" : "key";
    return entriesOf(whole.document, section).flatMap(({ entry, index }): ToldFinding[] => {
      const name = entry[field];
      const path: Path = [section, index];
      if (typeof name !== "string" || !declared[kind].includes(name)) return [];
      if (kind === "amount" && ALWAYS_USED.includes(name)) return [];
      const used = references.some(
        (one) =>
          one.kind === kind &&
          one.name === name &&
          (one.path[0] !== section || one.path[1] !== index),
      );
      if (used || whole.locate(path).source !== whole.source) return [];
      const text = `${word}“${name}”写了，但没有一处用到`;
      const override = meantToReplace(whole, section, field, name);
      if (override === undefined) return [{ code: "unused", path, text, cure: "用上它，或去掉" }];
      return [{ code: "unused", path, ...override, text: `${text}；${override.text}` }];
    });
  });
}
