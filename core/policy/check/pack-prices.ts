/** Prices of ways: what they are made of, and whether that is told as it is. */
import type { PackDocument } from "../schema";
import { AmountRule } from "../schema-rules";
import { fenOfYuan, parseFraction, yuan } from "../money";
import type { Path } from "./finding";
import type { FormFinding } from "./form";
import { figures } from "./pack-money";
import { walk } from "./schema-walk";
import { isData } from "./whole";

/** The named amounts that an amount is made of, itself among them; `whole`: only those that go in undivided. */
function madeOf(name: string, document: PackDocument, whole: boolean): string[] {
  const found = new Set<string>();
  const follow = (key: string): void => {
    const named = document.amounts?.find((one) => one.key === key);
    if (!named || found.has(key)) return;
    found.add(key);
    const divided: (string | number)[][] = [];
    walk(AmountRule, named.is, [], {
      problem: () => undefined,
      node: (schema, value, path) => {
        if (schema !== AmountRule) return;
        if (divided.some((outer) => outer.every((step, at) => path[at] === step))) return;
        if (whole && isData(value) && ("share" in value || "times" in value)) {
          divided.push([...path]);
        } else if (typeof value === "string") follow(value);
      },
    });
  };
  follow(name);
  return [...found];
}

const amountAt = (document: PackDocument, name: string): ["amounts", number] => [
  "amounts",
  (document.amounts ?? []).findIndex(({ key }) => key === name),
];

/** A price for which the plan gives only a floor is told as if it were the figure. */
function onFloors(document: PackDocument): FormFinding[] {
  const prices = new Set((document.ways ?? []).map(({ price }) => price));
  return [...prices].flatMap((price): FormFinding[] => {
    const floor = madeOf(price, document, false).find(
      (name) => document.amounts?.find(({ key }) => key === name)?.atLeast === true,
    );
    if (floor === undefined) return [];
    const which = floor === price ? "" : `用到的“${floor}”`;
    return [
      {
        code: "price-at-least",
        path: amountAt(document, price),
        text: `缴费的金额“${price}”${which}只写了不低于多少（atLeast），答案会当成确数，可能少收`,
        cure: "对照方案写上确数，去掉 atLeast；没有确数的，价格写 { unstated: 问谁 }",
      },
    ];
  });
}

/** The government's share that the person pays within the price is told once more as what the government gives. */
function fiscalTwice(document: PackDocument): FormFinding[] {
  const seen = new Set<string>();
  return (document.ways ?? []).flatMap(({ key, price, fiscalPaidByPerson }): FormFinding[] => {
    if (fiscalPaidByPerson === true || price === "fiscal" || seen.has(price)) return [];
    if (!madeOf(price, document, true).includes("fiscal")) return [];
    seen.add(price);
    return [
      {
        code: "fiscal-twice",
        path: amountAt(document, price),
        text: `金额“${price}”里已经有财政补助（fiscal），用它的缴费办法“${key}”没有写由本人缴，答案会说财政还出一份`,
        cure: "在这个办法上写 fiscalPaidByPerson: true；办法是继承来的，用 override 加上",
      },
    ];
  });
}

/** A way that says the person pays the government's share too, at a price too low to hold it. */
function fiscalAbsent(document: PackDocument): FormFinding[] {
  const ways = document.ways ?? [];
  const main = ways.find((way) => way.main);
  const fiscal = figures("fiscal", document) ?? [];
  const own = (main && figures(main.price, document)) ?? [];
  if (fiscal.length === 0 || own.length === 0) return [];
  const share = Math.min(...fiscal);
  return ways.flatMap(({ key, price, fiscalPaidByPerson }, index): FormFinding[] => {
    if (fiscalPaidByPerson !== true || madeOf(price, document, false).includes("fiscal")) return [];
    const most = Math.max(0, ...(figures(price, document) ?? []));
    // A plan may give the sum of both in one figure.
    if (most === 0 || most >= Math.min(...own) + share) return [];
    const text = `缴费办法“${key}”写了财政补助由本人缴，它的金额“${price}”只有 ${yuan(most)}，里面没有财政补助的 ${yuan(share)}`;
    const cure = "价格写 { sum: [personal, fiscal] } 这样，或去掉 fiscalPaidByPerson";
    return [{ code: "no-fiscal", path: ["ways", index, "fiscalPaidByPerson"], text, cure }];
  });
}

/** Beyond these, in fen, a year's price or the government's share was more likely written in another unit. */
const ODD = { price: [1_000, 1_000_000], fiscal: [5_000, 2_000_000] } as const;

/** Amounts that look as if fen had been written for yuan, or ten thousand yuan for one. */
function oddAmounts(document: PackDocument): FormFinding[] {
  const prices = (document.ways ?? []).map(({ price }) => [price, ODD.price] as const);
  const asked = new Map<string, readonly [number, number]>([...prices, ["fiscal", ODD.fiscal]]);
  return [...asked].flatMap(([name, [least, most]]): FormFinding[] => {
    const odd = figures(name, document)?.find((fen) => fen > 0 && (fen < least || fen > most));
    if (odd === undefined) return [];
    const text = `金额“${name}”是 ${yuan(odd)}，一个人一年的${name === "fiscal" ? "补助" : "缴费"}不像这么${odd > most ? "多" : "少"}`;
    const cure = "方案里以元写，看是不是写成了分或万元";
    return [{ code: "odd-money", path: amountAt(document, name), text, cure }];
  });
}

/** What an entry says in yuan, in fen. */
const saidIn = (says: string): number[] =>
  [...says.matchAll(/(\d+(?:\.\d{1,2})?)元/g)].flatMap(([, text]) => fenOfYuan(text ?? "") ?? []);

const TENTHS = "一二三四五六七八九";

/** What an entry says in hundredths of a percent: `30%`, `九成`, `八成五`. */
function partsSaid(says: string): number[] {
  const written = [...says.matchAll(/(\d+(?:\.\d+)?)[%％]/g)].map(([, text]) =>
    Math.round(Number(text) * 100),
  );
  const tenths = [...says.matchAll(/([一二三四五六七八九])成([一二三四五六七八九])?/g)].map(
    ([, whole = "", rest = "〇"]) =>
      (TENTHS.indexOf(whole) + 1) * 1_000 + (TENTHS.indexOf(rest) + 1) * 100,
  );
  return [...written, ...tenths];
}

/** `30%`, `33.33%`. */
const percent = (part: number): string =>
  `${Math.trunc(part / 100)}${part % 100 === 0 ? "" : `.${String(part % 100).padStart(2, "0")}`}%`;

/** A share in hundredths of a percent. */
const partOf = (share: string): number | undefined => {
  const fraction = parseFraction(share);
  return fraction && Math.round((fraction.numerator * 10_000) / fraction.denominator);
};

/** What an entry is written as and what its own words say instead; undefined where they agree or speak of neither. */
function sumsApart(
  rule: unknown,
  says: string,
  otherShares: readonly string[],
): { written: string; said: string[] } | undefined {
  if (!isData(rule)) return undefined;
  if ("yuan" in rule) {
    const fen = fenOfYuan(rule.yuan as number);
    const said = saidIn(says);
    if (fen === undefined || said.length === 0 || said.includes(fen)) return undefined;
    return { written: yuan(fen), said: said.map((one) => yuan(one)) };
  }
  if (typeof rule.share !== "string") return undefined;
  const part = partOf(rule.share);
  const said = partsSaid(says);
  if (part === undefined || said.length === 0) return undefined;
  // What is left to the person, or who pays how much of it, may be what is said.
  const meant = [part, 10_000 - part, ...otherShares.flatMap((share) => partOf(share) ?? [])];
  if (said.some((one) => meant.some((other) => Math.abs(one - other) <= 10))) return undefined;
  return { written: rule.share, said: said.map(percent) };
}

/** Entries whose own words name other sums or parts than the one that is written. */
function otherwiseSaid(document: PackDocument): FormFinding[] {
  const told = (
    path: Path,
    { rule, says, shares = [] }: { rule: unknown; says: string; shares?: string[] },
    place: string,
  ): FormFinding[] => {
    const apart = sumsApart(rule, says, shares);
    if (!apart) return [];
    const text = `${place}写的是 ${apart.written}，says 里说的是${apart.said.join("、")}`;
    return [{ code: "says-differs", path, text, cure: "对照方案，改正写错的一处" }];
  };
  return [
    ...(document.amounts ?? []).flatMap(({ key, is, says }, index) =>
      told(["amounts", index], { rule: is, says }, `金额“${key}”`),
    ),
    ...(document.classes ?? []).flatMap(({ key, gives, says, payers }, index) => {
      const shares = payers.flatMap(({ share }) => share ?? []);
      return told(["classes", index], { rule: gives, says, shares }, `资助“${key}”`);
    }),
  ];
}

/** Findings about the prices of a pack, and about sums that are likely slips. */
export const checkPrices = (document: PackDocument): FormFinding[] => [
  ...oddAmounts(document),
  ...otherwiseSaid(document),
  ...onFloors(document),
  ...fiscalTwice(document),
  ...fiscalAbsent(document),
];
