/** Money of a pack: shares that are no whole fen, payers that do not make up the whole, aid beyond the price. */
import { fenOfYuan, parseFraction, sharesExactly, yuan } from "../money";
import type { AidClass, PackDocument, PayerShare } from "../schema";
import { AmountRule } from "../schema-rules";
import type { FormFinding, Use } from "./form";
import type { Path } from "./finding";
import type { ToldFinding } from "./pack-itself";
import { isData } from "./whole";
import { placeOf } from "./words";

/** So many figures at most for one amount; beyond, nothing is said of it. */
const MOST = 200;

const combine = (
  parts: readonly (number[] | undefined)[],
  fold: (amounts: number[]) => number,
): number[] | undefined => {
  let rows: number[][] = [[]];
  for (const part of parts) {
    if (!part || rows.length * part.length > MOST) return undefined;
    rows = rows.flatMap((row) => part.map((one) => [...row, one]));
  }
  return [...new Set(rows.map(fold))];
};

const sum = (amounts: number[]): number => amounts.reduce((a, b) => a + b, 0);

/** What an amount can come to in fen, where it can be listed; what the plan does not give counts by its estimate. */
export function figures(rule: AmountRule, document: PackDocument, depth = 0): number[] | undefined {
  if (depth > 20) return undefined;
  const inner = (one: AmountRule): number[] | undefined => figures(one, document, depth + 1);
  if (typeof rule === "string") {
    const named = document.amounts?.find(({ key }) => key === rule);
    return named && inner(named.is);
  }
  const fen = (value: number | string): number[] => [fenOfYuan(value) ?? 0];
  if ("yuan" in rule) return fen(rule.yuan);
  if ("unstated" in rule) return rule.elsewhere ? fen(rule.elsewhere.yuan) : [];
  if ("sum" in rule) return combine(rule.sum.map(inner), sum);
  if ("minus" in rule) {
    return combine(rule.minus.map(inner), ([first = 0, ...rest]) => Math.max(0, first - sum(rest)));
  }
  if ("highest" in rule) return combine(rule.highest.map(inner), (all) => Math.max(...all));
  if ("lowest" in rule) return combine(rule.lowest.map(inner), (all) => Math.min(...all));
  if ("cases" in rule) {
    const all = [...rule.cases.map(({ is }) => is), rule.otherwise].map(inner);
    const known = all.filter((one) => one !== undefined);
    return known.length === all.length ? [...new Set(known.flat())] : undefined;
  }
  if ("share" in rule) return sharedFigures(rule, document, depth);
  return undefined;
}

type Shared = Extract<AmountRule, { share: unknown }>;

function sharedFigures(rule: Shared, document: PackDocument, depth: number): number[] | undefined {
  const whole = figures(rule.of, document, depth + 1);
  const fraction = typeof rule.share === "string" ? parseFraction(rule.share) : undefined;
  // Cut to whole fen: for setting side by side with a price, a fen more or less does not matter.
  return (
    fraction && whole?.map((fen) => Math.trunc((fen * fraction.numerator) / fraction.denominator))
  );
}

/** Shares without a rounding that do not come out in whole fen. */
function unrounded(document: PackDocument, uses: readonly Use[]): FormFinding[] {
  const seen = new Set<string>();
  return uses.flatMap(({ schema, value, path }): FormFinding[] => {
    if (schema !== AmountRule || !isData(value) || !("share" in value)) return [];
    if (seen.has(path.join("/")) || value.rounding !== undefined) return [];
    seen.add(path.join("/"));
    const rule = value as Shared;
    const cure = "加上 rounding（如 half-up-to-fen 四舍五入到分），says 里写明依据";
    const whole = figures(rule.of, document);
    const share = typeof rule.share === "string" ? rule.share : undefined;
    const fraction = share === undefined ? undefined : parseFraction(share);
    if (!whole || share === undefined || !fraction) {
      const text = `${placeOf(document, path)}：这个份额因人而异，不一定是整分，没有写怎样取整`;
      return [{ code: "needs-rounding", path, text, cure }];
    }
    const odd = whole.find((fen) => !sharesExactly(fen, fraction));
    if (odd === undefined) return [];
    const text = `${placeOf(document, path)}：${yuan(odd)}的 ${share} 除不尽到分，没有写怎样取整`;
    return [{ code: "needs-rounding", path, text, cure }];
  });
}

/** `90%`, `33.33%`. */
function percentOf(numerator: number, denominator: number): string {
  const hundredths = Math.round((numerator * 10_000) / denominator);
  const rest = hundredths % 100;
  return `${Math.trunc(hundredths / 100)}${rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`}%`;
}

/** Whether the parts of the payers make up the whole, exactly. */
function payersOf(key: string, payers: readonly PayerShare[], path: Path): FormFinding[] {
  const parts = payers.flatMap(({ share }) => {
    const fraction = share === undefined ? undefined : parseFraction(share);
    return fraction ? [fraction] : [];
  });
  const open = payers.filter(({ share, amount }) => share === undefined && amount === undefined);
  const denominator = parts.reduce((product, part) => product * part.denominator, 1);
  const numerator = parts.reduce(
    (total, part) => total + part.numerator * Math.round(denominator / part.denominator),
    0,
  );
  const found = (text: string, cure: string): FormFinding[] => [
    { code: "payers-not-whole", path, text: `资助“${key}”${text}`, cure },
  ];
  const percent = percentOf(numerator, denominator);
  if (open.length > 1) {
    return found("有几个出资方没有写出多少", "只能有最后一个不写，由它补足余下的");
  }
  if (open.length === 1 && payers.at(-1) !== open[0]) {
    return found("不写份额的出资方不在最后", "把补足余下的那一方写在最后");
  }
  if (
    numerator > denominator ||
    (open.length === 1 && parts.length > 0 && numerator === denominator)
  ) {
    const left = open.length === 1 ? "，最后一方没有可补的" : "";
    return found(`各方份额合起来是 ${percent}${left}`, "改成合起来正好 100%");
  }
  const allShares = parts.length === payers.length;
  if (allShares && numerator < denominator) {
    return found(
      `各方份额合起来是 ${percent}，不是全部`,
      "改成合起来正好 100%，或让最后一方不写份额、补足余下的",
    );
  }
  return [];
}

/** Fixed parts and shares beside each other: a share is one of the whole aid, so they may leave nothing for the last. */
function beyondAid(
  { key, gives, payers }: AidClass,
  document: PackDocument,
  path: Path,
): ToldFinding[] {
  const fixed = payers.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  const shares = payers.flatMap(({ share }) => {
    const fraction = share === undefined ? undefined : parseFraction(share);
    return fraction ? [fraction] : [];
  });
  if (gives === "all" || fixed.length === 0 || shares.length === 0) return [];
  const parts = combine(
    fixed.map((amount) => figures(amount, document)),
    sum,
  );
  const isOpen = payers.some(({ share, amount }) => share === undefined && amount === undefined);
  for (const whole of figures(gives, document) ?? []) {
    for (const part of parts ?? []) {
      const taken = shares.reduce(
        (total, one) => total + Math.trunc((whole * one.numerator) / one.denominator),
        part,
      );
      if (isOpen ? taken < whole : taken <= whole) continue;
      return [
        {
          code: "payers-not-whole",
          severity: "warning",
          path,
          text: `资助“${key}”给 ${yuan(whole)} 时，写明的几家合起来是 ${yuan(taken)}，排在后面的少出或不出`,
          cure: "share 是整份资助的几成；要按余下的分，写 amount: { share: 50%, of: { minus: [整份资助, 已写明的] } }",
        },
      ];
    }
  }
  return [];
}

/** Aids that are fixed and higher than every price that takes aid. */
function beyondPrice(document: PackDocument): FormFinding[] {
  const ways = (document.ways ?? []).filter(({ aid }) => aid !== false);
  const prices = ways.map(({ price }) => figures(price, document));
  const known = prices.filter((list) => list !== undefined);
  const highest = Math.max(0, ...known.flat());
  if (known.length < prices.length || known.some((list) => list.length === 0) || highest === 0)
    return [];
  return (document.classes ?? []).flatMap(({ key, gives }, index): FormFinding[] => {
    const given = gives === "all" ? [] : (figures(gives, document) ?? []);
    const most = Math.max(0, ...given);
    if (most <= highest) return [];
    const text = `资助“${key}”给 ${yuan(most)}，高于应缴的 ${yuan(highest)}`;
    const cure = "核对数额；本来就是全免的写 gives: all";
    return [{ code: "aid-over-price", path: ["classes", index, "gives"], text, cure }];
  });
}

/** Findings about money. */
export function checkMoney(document: PackDocument, uses: readonly Use[]): ToldFinding[] {
  return [
    ...unrounded(document, uses),
    ...(document.classes ?? []).flatMap((rule, index) => {
      const path: Path = ["classes", index, "payers"];
      const shares = payersOf(rule.key, rule.payers, path);
      return shares.length > 0 ? shares : beyondAid(rule, document, path);
    }),
    ...beyondPrice(document),
  ];
}
