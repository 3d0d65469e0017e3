import { planErrands, refundRule, unstatedOf, type RefundReason, type RefundRule } from "../policy";
import type { Against, Finding, Matter } from "./judge";
import { REFUND_REASON_TEXTS } from "./words";
import { isSettled } from "./year-graph";

/** Keys under which packs say that they leave refunds open. */
const OPEN_POINTS = ["refund", "refund-ordinary", "refund-in-window", "double-refund"];
/** Where the money is claimed, where the plan gives it back without saying so. */
const OPEN_PLACES = ["refund-how", "refund-place"];

const no = (code: Against["code"], text: string, cite: string, day?: string): Against => ({
  code,
  text,
  cite,
  day: day ?? null,
});

function refused(
  matter: Matter,
  reason: RefundReason,
  rule: RefundRule | undefined,
): Against | null {
  const { book, facts } = matter;
  if (!matter.standing || !isSettled(matter.standing.state))
    return no("stands-against", `${facts.year}年还没有缴过费，没有可退的`, "");
  const open = unstatedOf(book, facts.place, facts.year, OPEN_POINTS);
  const whom = rule?.ask ?? open?.ask ?? "当地医保部门";
  const why = REFUND_REASON_TEXTS[reason];
  if (!rule || rule.gives === "unstated")
    return no(
      "stands-against",
      `方案没有写“${why}”退不退、退多少，请问${whom}`,
      rule?.cite ?? open?.cite ?? "方案未写",
    );
  if (rule.gives !== "nothing") return null;
  // Refused because of the day, or because of the reason.
  const code = !rule.named && rule.from !== undefined ? "too-late" : "stands-against";
  const text =
    rule.named || code === "too-late" ? rule.says : `方案列的退费情形里没有“${why}”：${rule.says}`;
  return no(code, text, rule.cite, code === "too-late" ? rule.from : undefined);
}

/** R9: whether money is given back for a reason on the day, and by which clause not. */
export function refunding(matter: Matter): Finding {
  const { book, facts, asked } = matter;
  const reason = asked.refundReason ?? "overpaid";
  const rule = refundRule(book, facts, reason);
  const errands = planErrands(book, facts).filter((errand) => errand.for === "refund");
  const place = unstatedOf(book, facts.place, facts.year, OPEN_PLACES);
  const against = refused(matter, reason, rule);
  return {
    says: rule?.says ?? against?.text ?? "",
    cite: rule?.cite ?? against?.cite ?? "方案未写",
    where:
      errands.find(({ where }) => where !== undefined)?.where ??
      (against === null && place ? `方案没有写，请问${place.ask}` : undefined),
    by: against ? null : (rule?.to ?? null),
    against,
    papers: errands,
    proof: false,
  };
}
