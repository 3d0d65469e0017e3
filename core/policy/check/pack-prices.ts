/** Prices of ways: what they are made of, and whether that is told as it is. */
import type { PackDocument } from "../schema";
import { AmountRule } from "../schema-rules";
import type { FormFinding } from "./form";
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
        cure: "在这个办法上写 fiscalPaidByPerson: true；办法是继承来的，写一条同名的整条替换",
      },
    ];
  });
}

/** Findings about the prices of a pack. */
export const checkPrices = (document: PackDocument): FormFinding[] => [
  ...onFloors(document),
  ...fiscalTwice(document),
];
