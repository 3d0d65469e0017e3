import type { Home, YearCard } from "../../core/contracts";
import { canPay, countyOf, type Item } from "./items";

export interface ToPay extends Item {
  name: string;
  due: number;
  closes: YearCard["closes"];
  closesAt?: YearCard["closesAt"];
  daysLeft: number | null;
}

/** What the first page says above the list: is there something to pay, how much, until when. */
export interface FamilySummary {
  toPay: ToPay[];
  /** Integer fen. */
  total: number;
  people: number;
  years: number[];
  /** The year card whose closing day comes first. */
  soonest: ToPay | undefined;
  /** People who owe something that cannot be paid now: registration first, a pause, a window not yet open … */
  waiting: number;
  /** Orders that were begun and not finished, with the words of the card that tells of them. */
  openOrders: { orderId: string; headline: string }[];
  /** Nothing to pay and nothing to do: every year of everyone is settled. */
  allDone: boolean;
  /** Members of several counties owe something; they are paid one county at a time. */
  severalCounties: boolean;
}

function openOrdersOf(cards: YearCard[]): FamilySummary["openOrders"] {
  const orders = new Map<string, string>();
  for (const card of cards) if (card.openOrderId) orders.set(card.openOrderId, card.headline);
  return [...orders].map(([orderId, headline]) => ({ orderId, headline }));
}

/** The closing day that is nearest ahead; one that is past leads only where none is ahead. */
function soonestOf(toPay: readonly ToPay[], today: string): ToPay | undefined {
  const dated = toPay.filter((one) => one.closes !== null && one.daysLeft !== null);
  const ahead = dated.filter((one) => (one.closes ?? "") >= today);
  return [...(ahead.length > 0 ? ahead : dated)].sort((a, b) =>
    (a.closes ?? "").localeCompare(b.closes ?? ""),
  )[0];
}

const mustWait = (card: YearCard): boolean =>
  card.tone === "wait" && (card.due ?? 0) > 0 && !canPay(card);

const unique = <T>(values: T[]): T[] => [...new Set(values)];

export function summarise(home: Home): FamilySummary {
  const toPay: ToPay[] = [];
  const counties: string[] = [];
  for (const member of home.members) {
    for (const card of member.years) {
      if (!canPay(card)) continue;
      const { year, due, closes, closesAt, daysLeft } = card;
      toPay.push({
        memberId: member.memberId,
        name: member.name,
        year,
        due: due ?? 0,
        closes,
        closesAt,
        daysLeft,
      });
      counties.push(countyOf(member));
    }
  }
  const cards = home.members.flatMap((member) => member.years);
  return {
    toPay,
    total: toPay.reduce((sum, one) => sum + one.due, 0),
    people: unique(toPay.map((one) => one.memberId)).length,
    years: unique(toPay.map((one) => one.year)).sort((a, b) => a - b),
    soonest: soonestOf(toPay, home.today),
    waiting: home.members.filter((member) => member.years.some(mustWait)).length,
    openOrders: openOrdersOf(cards),
    allDone: cards.length > 0 && cards.every((card) => card.tone === "done"),
    severalCounties: unique(counties).length > 1,
  };
}
