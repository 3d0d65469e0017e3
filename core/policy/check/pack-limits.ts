/** Amounts and counts that come to the same for everybody although they are written as rules. */
import { yuan } from "../money";
import type { PackDocument } from "../schema";
import { AmountRule, CountRule } from "../schema-rules";
import type { Path } from "./finding";
import type { FormFinding, Use } from "./form";
import { figures } from "./pack-money";
import { isData } from "./whole";
import { placeOf } from "./words";

type Known = (rule: unknown) => number | undefined;

/** What is fixed in a list of figures: the one that decides alone, or undefined. */
const decidesIn = (list: unknown, known: Known, pick: (...all: number[]) => number) => {
  const fixed = (Array.isArray(list) ? (list as unknown[]) : []).flatMap((one) => known(one) ?? []);
  return fixed.length === 0 ? undefined : pick(...fixed);
};

/** A floor above the ceiling that stands within it, or a ceiling below such a floor: the rest never counts. */
function limits(document: PackDocument, { schema, value, path }: Use): FormFinding[] {
  const isAmount = schema === AmountRule;
  if ((!isAmount && schema !== CountRule) || !isData(value)) return [];
  const known: Known = (rule) => {
    if (!isAmount) return typeof rule === "number" ? rule : undefined;
    const all = figures(rule as AmountRule, document);
    return all?.length === 1 ? all[0] : undefined;
  };
  const told = (one: number): string => (isAmount ? yuan(one) : String(one));
  for (const [outer, inner] of [
    ["highest", "lowest"],
    ["lowest", "highest"],
  ] as const) {
    const list = value[outer];
    const nested = (Array.isArray(list) ? (list as unknown[]) : []).filter(
      (one): one is Record<string, unknown> => isData(one) && inner in one,
    );
    const plain = (list as unknown[] | undefined)?.filter((one) => !nested.includes(one as never));
    const [pick, innerPick] =
      outer === "highest" ? [Math.max, Math.min] : ([Math.min, Math.max] as const);
    const limit = decidesIn(plain, known, pick);
    if (limit === undefined) continue;
    for (const one of nested) {
      const bound = decidesIn(one[inner], known, innerPick);
      if (bound === undefined || (outer === "highest" ? limit <= bound : limit >= bound)) continue;
      const [here, there] = outer === "highest" ? ["最低", "最高"] : ["最高", "最低"];
      const than = outer === "highest" ? "高于" : "低于";
      const text = `${placeOf(document, path)}：${here} ${told(limit)}，${than}里面的${there} ${told(bound)}，不管怎样都是 ${told(limit)}`;
      const cure = "看 highest 和 lowest、两个数是不是写反了";
      return [{ code: "floor-over-ceiling", path, text, cure }];
    }
  }
  return [];
}

/** Amounts that are reckoned, and are nothing for everybody. */
function zeros(document: PackDocument): FormFinding[] {
  const told = (path: Path, rule: unknown, place: string): FormFinding[] => {
    if (!isData(rule) || "yuan" in rule) return [];
    const all = figures(rule as AmountRule, document);
    if (all?.length !== 1 || all[0] !== 0) return [];
    const cure = "看减数和被减数是不是写反了；方案就是不收的，写 { yuan: 0 }";
    return [{ code: "always-zero", path, text: `${place}不管怎样都是 0元`, cure }];
  };
  return (document.amounts ?? []).flatMap(({ key, is }, index) =>
    told(["amounts", index], is, `金额“${key}”`),
  );
}

/** Findings about what never differs. */
export function checkLimits(document: PackDocument, uses: readonly Use[]): FormFinding[] {
  const seen = new Set<string>();
  const own = uses.flatMap((use) => {
    const mark = use.path.join("/");
    const found = seen.has(mark) ? [] : limits(document, use);
    if (found.length > 0) seen.add(mark);
    return found;
  });
  return [...own, ...zeros(document)];
}
