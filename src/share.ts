import Taro from "@tarojs/taro";
import { HOME } from "./routes";

/**
 * What WeChat passes on from this page: always the first page, so that nothing in it says who shares, whose page it was
 * or what was paid. The page's config must say `enableShareAppMessage`.
 */
export function useFamilyShare(): void {
  Taro.useShareAppMessage(() => ({
    title: "参保：一家人的城乡居民医保一起看、一起缴",
    path: HOME,
  }));
}
