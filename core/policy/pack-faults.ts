/** What the engine refuses in a pack, in words for those who write packs. Apart, because the phone carries none of it. */
import { PackError, PackFault } from "./pack-error";

type Words = [problem: string, cure: string];

/** What an entry of a section is called. */
const ENTRIES: Record<string, string> = {
  conditions: "条件",
  dates: "日期",
  counts: "数目",
  amounts: "金额",
  settings: "选择",
  facts: "情况",
};

const ROUND = "写明 rounding（怎样取整）和它的依据";

const WORDS: Record<string, (...parts: string[]) => Words> = {
  "same-id": () => ["有两份方案编号相同", "每份方案用自己的编号"],
  "same-year": () => ["同一地方同一年度有两份方案", "只留一份"],
  "no-year": () => ["没有写保障年度", "写上年度，或只供别的方案继承"],
  "not-one-main": (found) => [
    `普通居民的缴费办法应恰好有一个，现有 ${found} 个`,
    "在其中一个上写 main: true",
  ],
  "before-itself": (circle) => [`先后顺序绕成了一个圈：${circle}`, "去掉其中一处 before"],
  "above-itself": () => ["上级绕成了一个圈", "改正 parent"],
  "no-such": (key, section = "") => [
    `没有名为“${key}”的${ENTRIES[section]}`,
    `在 ${section} 里写上它，或改正名称`,
  ],
  "names-itself": (key, section = "") => [
    `${ENTRIES[section]}“${key}”绕回了自己`,
    "去掉其中一处引用",
  ],
  "other-kind": (key, kind, wanted) => [
    `情况“${key}”的类型是 ${kind}，不能用在这里`,
    `这里要用 ${wanted} 类型的情况`,
  ],
  "no-share": (share) => [`“${share}”不是份额`, "写成 50% 或 1/2"],
  "share-by-person": () => ["这个份额因人而异，不一定是整分", ROUND],
  "share-not-whole": (share) => [`${share} 除不尽到分`, ROUND],
  "nothing-left-here": () => ["leftOf 只在资助的 gives 里有意义", "换成一笔写明的金额"],
};

/** Does what may refuse a pack; what the engine throws is thrown on as a PackError. */
export function inWords<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof PackFault)) throw error;
    const { pack, path, kind, parts } = error;
    const [problem, cure] = WORDS[kind]?.(...parts) ?? [kind, ""];
    throw new PackError(pack, path, problem, cure);
  }
}
