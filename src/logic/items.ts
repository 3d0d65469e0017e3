import type { Home, MemberCard, YearCard } from "../../core/contracts";

/** One coverage year of one member: what can be chosen and paid. */
export interface Item {
  memberId: string;
  year: number;
}

/** The most that one order may hold (contract). */
export const MOST_ITEMS = 20;

export const sameItem = (a: Item, b: Item): boolean =>
  a.memberId === b.memberId && a.year === b.year;

/** Items as they stand in a page's address: `key.2023~key.2023`. */
export const writeItems = (items: readonly Item[]): string =>
  items.map((item) => `${item.memberId}.${item.year}`).join("~");

/** What an address says, leaving out what is not an item: an address can be typed by anyone. */
export function readItems(text: string | undefined): Item[] {
  const items: Item[] = [];
  for (const part of (text ?? "").split("~")) {
    const match = /^([0-9A-HJKMNP-TV-Z]{26})\.(\d{4})$/.exec(part);
    if (!match?.[1] || !match[2]) continue;
    const item = { memberId: match[1], year: Number(match[2]) };
    if (!items.some((other) => sameItem(other, item))) items.push(item);
  }
  return items.slice(0, MOST_ITEMS);
}

const SETTLED = new Set<YearCard["state"]>(["paid", "in-treasury", "confirmed"]);

/** Whether this year could be paid now, as far as the first page knows. */
export const canPay = (year: YearCard): boolean =>
  year.outcome === "payable" &&
  !SETTLED.has(year.state) &&
  year.openOrderId === null &&
  (year.due ?? 0) > 0;

/** Years worth showing on the page where one chooses: all that are not settled and not already in an open order. */
const isOpenQuestion = (year: YearCard): boolean =>
  !SETTLED.has(year.state) && year.voucherId === null && year.openOrderId === null;

/** The county that a place belongs to: its treasury takes the money, so one order holds one county. */
export const countyOf = (member: Pick<MemberCard, "place">): string =>
  member.place.code.slice(0, 6);

export interface County {
  code: string;
  name: string;
  items: Item[];
}

/** What could be chosen, by county, payable years first so that the limit of one question never cuts those off. */
export function choicesByCounty(home: Home): County[] {
  const counties: County[] = [];
  for (const member of home.members) {
    const code = countyOf(member);
    let county = counties.find((one) => one.code === code);
    if (!county) counties.push((county = { code, name: member.place.name, items: [] }));
    const years = member.years
      .filter(isOpenQuestion)
      .sort((a, b) => Number(canPay(b)) - Number(canPay(a)));
    county.items.push(...years.map(({ year }) => ({ memberId: member.memberId, year })));
  }
  return counties.filter((county) => county.items.length > 0);
}
