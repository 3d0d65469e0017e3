import Taro from "@tarojs/taro";
import { isDesk } from "../platform";
import { go as residents } from "../routes";
import type { RouteName } from "./logic/places-to-go";

/** Every way from page to page of the desk. */

type Query = Record<string, string | number | undefined>;

function address(page: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = pairs.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join("&");
  return `/staff/${page}/index${text && `?${text}`}`;
}

const open = (page: string, query?: Query): void =>
  void Taro.navigateTo({ url: address(page, query) });
const begin = (page: string): void => void Taro.reLaunch({ url: address(page) });

/** A page of the desk that is gone to from anywhere: on a phone one can come back from it. */
export const visit = (route: RouteName, query?: Query): void => open(route, query);
/** The same from the side of a wide window, where pages do not pile up. */
export const turnTo = (route: RouteName): void => begin(route);

export const go = {
  desk: () => begin("index"),
  login: () => begin("login"),
  back(): void {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else if (isDesk) begin("index");
    else residents.home();
  },
  request: (requestId: string) => open("request", { id: requestId }),
  requestInstead: (requestId: string) =>
    void Taro.redirectTo({ url: address("request", { id: requestId }) }),
  form: (requestId: string) => open("form", { id: requestId }),
  counter: (personId?: string, name?: string) => open("counter", { person: personId, name }),
  person: (personId: string) => open("person", { id: personId }),
  household: (personId: string) => open("household", { id: personId }),
  audit: (personId: string) => open("audit", { person: personId }),
  join: () => open("join"),
  deskLogin: () => open("desk-login"),
};
