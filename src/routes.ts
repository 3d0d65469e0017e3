import Taro from "@tarojs/taro";
import { writeItems, type PaySheetWord, type Item } from "./logic";

/** Every way from page to page, so that addresses are written in one place. */

/** The first page: all that is ever shared. */
export const HOME = "/pages/home/index";

type Query = Record<string, string | number | undefined>;

function written(path: string, query: Query): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join("&");
  return path + (text && `?${text}`);
}

const address = (page: string, query: Query = {}): string => written(`/pages/${page}/index`, query);

/** Pages of the part that is fetched when somebody has something to ask for. */
const family = (page: string, query: Query = {}): string => written(`/family/${page}/index`, query);

/** Where the part for workers begins. */
const STAFF = "/staff/index/index";

/** Whom an errand is for: a member, or a newcomer at a place. */
export type ForWhom = { memberId: string } | { place: string };

const whom = (whose: ForWhom): Query =>
  "memberId" in whose ? { id: whose.memberId } : { place: whose.place };

const open = (url: string): void => void Taro.navigateTo({ url });
const replace = (url: string): void => void Taro.redirectTo({ url });

export const go = {
  home: (): void => void Taro.reLaunch({ url: HOME }),
  back: (): void => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else void Taro.reLaunch({ url: HOME });
  },
  member: (memberId: string, year?: number) => open(address("member", { id: memberId, year })),
  memberInstead: (memberId: string) => replace(address("member", { id: memberId })),
  bind: () => open(address("bind")),
  /** `only`: what is ticked at first; without it all that can be paid. */
  choose: (only: Item[] = []) => open(address("choose", { only: writeItems(only) })),
  check: (items: Item[]) => open(address("check", { items: writeItems(items) })),
  result: (orderId: string, said: PaySheetWord = "none") =>
    open(address("result", { order: orderId, said })),
  /** After paying there is no way back to the page that would pay again. */
  resultInstead: (orderId: string, said: PaySheetWord) =>
    replace(address("result", { order: orderId, said })),
  voucher: (voucherId: string) => open(address("voucher", { id: voucherId })),
  history: () => open(address("history")),
  places: () => open(address("places")),
  plan: (place: string, year: number) => open(address("plan", { place, year })),
  estimate: (place?: string, year?: number) => open(address("estimate", { place, year })),
  compare: (first?: string, second?: string) => open(address("compare", { first, second })),
  settings: () => open(address("settings")),
  privacy: () => open(address("privacy")),
  errands: (whose?: ForWhom) => open(family("errands", whose && whom(whose))),
  errandsInstead: (whose: ForWhom) => replace(family("errands", whom(whose))),
  newcomer: () => open(family("newcomer")),
  apply: (whose: ForWhom, kind: string, event: string | null, year: number) =>
    open(family("apply", { ...whom(whose), kind, event: event ?? undefined, year })),
  requests: () => open(family("requests")),
  request: (requestId: string) => open(family("request", { id: requestId })),
  /** What was sent is not sent again by going back. */
  requestInstead: (requestId: string) => replace(family("request", { id: requestId, sent: 1 })),
  /** Back to the request's page, which is the one below where it was opened from there. */
  requestBack: (requestId: string) => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else replace(family("request", { id: requestId }));
  },
  supplement: (requestId: string) => open(family("supplement", { id: requestId })),
  requestForm: (requestId: string) => open(family("form", { id: requestId })),
  household: (memberId: string, year?: number) => open(family("household", { id: memberId, year })),
  trust: (memberId: string) => open(family("trust", { id: memberId })),
  ownData: () => open(family("data")),
  staff: () => open(STAFF),
};

/** A parameter of this page's address. */
export function useParam(name: string): string | undefined {
  const value = Taro.useRouter().params[name];
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    // An address can be typed by anyone.
    return undefined;
  }
}
