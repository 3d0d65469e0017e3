/** Aids together: bands of one pot, and whether the pack says how aids that hold at once go together. */
import type { AidClass, Combination } from "../schema";
import { isCategoryCode, UNLISTED_CODES, type CategoryCode } from "../vocabulary";
import type { Facts } from "../facts";
import { bandsOf, common, gapsOf, groupsOf, spanText, type Sibling, type Span } from "./bands";
import type { FormFinding } from "./form";
import { conditionOf, type Meaning } from "./meaning";
import type { ToldFinding } from "./pack-itself";
import { example } from "./witness";

const MOST = 600;

interface Listed {
  rule: AidClass;
  index: number;
}

const potOf = ({ pot }: AidClass): string => pot ?? "main";
const isUnlisted = (code: string): boolean => (UNLISTED_CODES as readonly string[]).includes(code);

function byPot(classes: readonly AidClass[]): Map<string, Listed[]> {
  const pots = new Map<string, Listed[]>();
  for (const [index, rule] of classes.entries()) {
    pots.set(potOf(rule), [...(pots.get(potOf(rule)) ?? []), { rule, index }]);
  }
  return pots;
}

const same = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;
const sameAid = (a: AidClass, b: AidClass): boolean =>
  JSON.stringify([a.gives, a.payers]) === JSON.stringify([b.gives, b.payers]);

/** Age classes and the like, of one pot and for the same people, that differ by a range. */
function classBands(
  meaning: Meaning,
  classes: readonly AidClass[],
  pot: readonly Listed[],
  take: Combination["take"],
): ToldFinding[] {
  const alike = new Map<string, Listed[]>();
  for (const one of pot) {
    const key = JSON.stringify([...one.rule.classes].sort());
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap((list) => {
    const siblings = list.flatMap(({ rule, index }): Sibling[] =>
      bandsOf(rule.when, meaning.document).map((band) => ({ index, band })),
    );
    const keyOf = (index: number): string => classes[index]?.key ?? "";
    return groupsOf(siblings).flatMap((group) => {
      const overlaps = group.flatMap((a, place) =>
        group.slice(place + 1).flatMap((b): ToldFinding[] => {
          const [one, other] = [classes[a.index], classes[b.index]];
          const both = common(a.band.span, b.band.span);
          if (!both || !one || !other || sameAid(one, other)) return [];
          // One band within the other is meant so, where the pack says which aid is taken then.
          const within = [a, b].some(({ band }) => same(band.span, both));
          if (take !== undefined && within) return [];
          return [
            {
              code: "band-overlap",
              path: ["classes", b.index],
              text: `资助“${one.key}”和“${other.key}”重叠，${a.band.word}为${spanText(a.band, both)}的两边都算`,
              cure: "改其中一段的起止，让每个人只落在一段里",
              ...(take !== undefined && take !== "all" && { severity: "warning" as const }),
            },
          ];
        }),
      );
      const gaps = gapsOf(group).map(({ before, after, ...span }): FormFinding => ({
        code: "band-gap",
        path: ["classes", after.index],
        text: `资助“${keyOf(before.index)}”和“${keyOf(after.index)}”之间有空缺，${before.band.word}为${spanText(before.band, span)}的哪一边都不算`,
        cure: "对照方案把两段接上；方案确实空着的，写进 disputes 或 unstated",
      }));
      return [...overlaps, ...gaps];
    });
  });
}

/** Somebody to whom both rules apply, or undefined. */
function holdingBoth(meaning: Meaning, a: AidClass, b: AidClass): Facts | undefined {
  const codes = [a, b].flatMap(({ classes }) =>
    classes
      .filter((code): code is CategoryCode => isCategoryCode(code) && !isUnlisted(code))
      .slice(0, 1),
  );
  const categories = [...new Set(codes)].map((code) => ({ code }));
  const tests = [a, b].map(({ when }) => meaning.test(when));
  const main = meaning.pack.main.rule.opens;
  const day = typeof main === "string" && /^\d/.test(main) ? main : `${meaning.year}-01-01`;
  const ordinary: Facts = { place: meaning.document.place, year: meaning.year, on: day };
  const expressions = [...conditionOf(a.when), ...conditionOf(b.when)];
  const people = expressions.length === 0 ? [ordinary] : meaning.people(expressions, MOST).people;
  for (const person of people) {
    const facts: Facts = categories.length === 0 ? person : { ...person, categories };
    const both = (asking: Parameters<(typeof tests)[0]>[0]): boolean =>
      tests.every((test) => test(asking)) &&
      categories.every(({ code }) => asking.held.includes(code));
    if (both(meaning.asking(facts))) return meaning.simplest(facts, both);
  }
  return undefined;
}

function undecided(meaning: Meaning, pot: string, list: readonly Listed[]): FormFinding[] {
  const { document } = meaning;
  if (document.combine?.some(({ key }) => key === pot)) return [];
  for (const [place, a] of list.entries()) {
    for (const b of list.slice(place + 1)) {
      const witness = holdingBoth(meaning, a.rule, b.rule);
      if (!witness) continue;
      return [
        {
          code: "no-combine",
          path: ["classes", a.index],
          text: `资助“${a.rule.key}”和“${b.rule.key}”会同时适用于一个人，没有写怎样合算。${example(witness, document)}`,
          cure: `在 combine 里写上 key: ${pot} 和 take: best（取最高）、first（取先写的）或 all（都给），方案没写的，出处写“方案未写”`,
        },
      ];
    }
  }
  return [];
}

/** Findings about the aids of a pack. */
export function checkClasses(meaning: Meaning): ToldFinding[] {
  const { classes = [], combine } = meaning.document;
  return [...byPot(classes)].flatMap(([pot, list]) => [
    ...classBands(meaning, classes, list, combine?.find(({ key }) => key === pot)?.take),
    ...undecided(meaning, pot, list),
  ]);
}
