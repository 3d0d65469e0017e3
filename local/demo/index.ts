/** The invented families of all places. */
import { baogou } from "./families/baogou";
import { huarong } from "./families/huarong";
import { kaiping } from "./families/kaiping";
import { luyang } from "./families/luyang";
import { mancheng } from "./families/mancheng";
import { yanshi } from "./families/yanshi";
import type { DemoFamily } from "./types";

export type { DemoFamily } from "./types";

/** In the order in which the console offers them: the real plans first, then the county that lives today. */
export const demoFamilies: readonly DemoFamily[] = [
  ...kaiping,
  ...luyang,
  ...baogou,
  ...huarong,
  ...mancheng,
  ...yanshi,
];

/** The day on which a family's story plays; `today` is the real date in Asia/Shanghai. */
export function opensOn(family: DemoFamily, today: string): string {
  return family.opensOn ?? today;
}
