import type { Outcome } from "../../core/policy";

/**
 * What each member is told on the day of the story, worked out by hand from the plans; yuan as the plans print them.
 * `paid` marks those who have paid already: the engine, which is not told, answers as for anyone else.
 */
export interface Expected {
  outcome: Outcome;
  /** In yuan; null where nothing can be owed or the plan does not say. */
  yuan: number | null;
  /** First day of care if paid on that day, where the story is about it. */
  benefitFrom?: string;
  paid?: true;
}

const payable = (yuan: number, benefitFrom?: string): Expected => ({
  outcome: "payable",
  yuan,
  ...(benefitFrom === undefined ? {} : { benefitFrom }),
});
const free: Expected = { outcome: "no-charge", yuan: 0 };
const register = (yuan: number): Expected => ({ outcome: "register-first", yuan });
const notOpen = (yuan: number): Expected => ({ outcome: "not-open", yuan });
const pause = (yuan: number): Expected => ({ outcome: "settlement-pause", yuan });
const ask = (yuan: number | null): Expected => ({ outcome: "ask", yuan });
const insured: Expected = { outcome: "insured-already", yuan: null };
const stranger: Expected = { outcome: "not-eligible", yuan: null };
const closed: Expected = { outcome: "closed", yuan: null };
const paid = (expected: Expected): Expected => ({ ...expected, paid: true });

/** By family, in the order of its members. */
export const EXPECTED: Record<string, Expected[]> = {
  // 三（一）: 376. 五（七）: care in the calendar year.
  "kaiping-lin": [
    payable(376, "2022-01-01"),
    payable(376, "2022-01-01"),
    payable(376, "2022-01-01"),
    payable(376, "2022-01-01"),
  ],
  // 三（二）: local hardship residents pay nothing; the wife's household register is elsewhere.
  "kaiping-chen": [free, free, free, payable(376)],
  // 二: permit holders, and preschool children of those insured here; 五（四）1（3）: not beside employee insurance.
  "kaiping-wei": [insured, payable(376), payable(376), stranger],
  // 五（六）: out of work or newborn opens the way in mid-year; care from the next month, or from the birth.
  "kaiping-tan": [paid(closed), payable(376, "2022-04-01"), payable(376, "2022-01-15"), closed],
  // 五 says the end of December, 五（七） says 12-25.
  "kaiping-situ": [ask(376), ask(376)],
  // 五（三）,（四）: newcomers register first.
  "kaiping-zhou": [payable(376), register(376), insured, free],

  // 三: 350.
  "luyang-fang": [
    payable(350, "2023-01-01"),
    payable(350, "2023-01-01"),
    payable(350, "2023-01-01"),
    payable(350, "2023-01-01"),
  ],
  // 五（五）: 90 % of 350 is 315; nothing for those stably out of poverty; all for children nobody supports.
  "luyang-sun": [payable(35), payable(35), payable(350), free],
  // 四: until the end of February for workers back for the festival; others by rules that are not in the plan.
  // 五（五）: those fully subsidised are enrolled without a payment.
  "luyang-chen": [ask(null), payable(350), ask(null), free, paid(ask(null))],
  // 五（二）: a newborn may take either year; 二: families of foreign experts; 五（四）: new students from the payment on.
  "luyang-he": [payable(350), payable(350), payable(350), payable(350, "2022-10-18")],
  "luyang-xu": [insured, insured, register(350), payable(35)],

  // 二（一）: 320.
  "baogou-zhang": [
    payable(320, "2022-01-01"),
    payable(320, "2022-01-01"),
    payable(320, "2022-01-01"),
    payable(320, "2022-01-01"),
  ],
  // 二（二）2: born by the end of 1951 nothing, 1952 to 1961 half.
  "baogou-liu": [free, payable(160), payable(160), payable(320)],
  // 二（二）3 and 5; grade 3 and 4 disability is not in the plan.
  "baogou-ma": [free, free, free, free, payable(320)],
  // 二（三）: 320 + 580, subsidised or not; day 30 after 01-20 is 02-19, the later reading starts the day after.
  "baogou-song": [payable(900, "2022-02-20"), payable(900, "2022-02-20"), ask(null)],
  // 二（四）: newborns and first-timers register at the hall; 秦玉莲 is born in 1956.
  "baogou-sun": [
    payable(320),
    register(320),
    register(320),
    free,
    payable(320),
    insured,
    payable(160),
  ],
  "baogou-kong": [notOpen(320), insured],

  // 三: 320.
  "huarong-liu": [
    payable(320, "2022-01-01"),
    payable(320, "2022-01-01"),
    payable(320, "2022-01-01"),
    payable(320, "2022-01-01"),
  ],
  // 三（三）: half; 三（二）: all, and the best class only.
  "huarong-peng": [payable(160), payable(160), payable(160), free],
  // 四: job ended 33 days ago: from the lapse. Born 69 days ago: from the birth. Born 104 days ago, or moved in: the
  // whole standard, of which the plan gives only the personal part. Nothing of the kind: no way in.
  "huarong-luo": [
    paid(closed),
    payable(320, "2022-02-10"),
    payable(320, "2022-01-05"),
    ask(null),
    closed,
    ask(null),
  ],
  // 六: new people need their data entered first.
  "huarong-du": [payable(320), payable(320), insured, insured, register(320), free],
  "huarong-yi": [notOpen(320), notOpen(320)],

  // 二（二）: 350.
  "mancheng-zhao": [
    payable(350, "2023-01-01"),
    payable(350, "2023-01-01"),
    payable(350, "2023-01-01"),
    payable(350, "2023-01-01"),
  ],
  // 附件1 注2: the partly subsidised wait for a window of their own; 350 − 315 and 350 − 280.
  "mancheng-dong": [notOpen(35), notOpen(70), free, payable(350)],
  // 二（三）: no payments from the 26th to the end of the month; disability as such is no subsidised class here.
  "mancheng-guo": [pause(350), pause(350), pause(350), register(350), insured],
  // 三（二）1（5）: within 180 days, from the birth; across two years both are paid, and 2022 has no plan here.
  // 二（三）2: after 12-25 by the rules of the province.
  "mancheng-han": [paid(ask(350)), insured, payable(350, "2023-01-18"), ask(null), ask(350)],
  "mancheng-xue": [payable(350), payable(350), insured, stranger, notOpen(35)],

  // The invented county, 2027: 410, from the year's start. 第四条: dibao 80 % off, elders born by 1957 100 off.
  "yanshi-zheng": [
    payable(410, "2027-01-01"),
    payable(410, "2027-01-01"),
    payable(410, "2027-01-01"),
    payable(410, "2027-01-01"),
  ],
  "yanshi-jin": [payable(82), free, payable(410), free],
  "yanshi-jiang": [register(410), insured, payable(410), payable(310)],
  "yanshi-qiu": [payable(410), payable(410), insured, payable(410), payable(82)],
  // 2026: 390; 第九条: within 60 days of moving in, care from the next month. 第五条: late payment ended in October.
  "yanshi-pan": [closed, payable(390, "2026-12-01")],
};
