import { planErrands, refundRule, unstatedOf, type RefundReason, type RefundRule } from "../policy";
import type { Against, Finding, Matter } from "./judge";
import { REFUND_REASON_TEXTS } from "./words";
import { isSettled } from "./year-graph";

/** Keys under which packs say that they leave refunds open. */
const OPEN = ["refund", "refund-ordinary", "refund-in-window", "double-refund"];
const RECOGNISED = [...OPEN, "recognised-before-year"];
/** Where the money is claimed, where the plan gives it back without saying so. */
const OPEN_PLACES = ["refund-how", "refund-place"];

const no = (code: Against["code"], text: string, cite: string, day?: string): Against => ({
  code,
  text,
  cite,
  day: day ?? null,
});

function refused(
  { book, facts, standing }: Matter,
  reason: RefundReason,
  rule: RefundRule | undefined,
): Against | null {
  const { place, year } = facts;
  if (!standing || !isSettled(standing.state))
    return no("stands-against", `${year}年还没有缴过费，没有可退的`, "");
  const open = unstatedOf(book, place, year, reason === "recognised-later" ? RECOGNISED : OPEN);
  const why = REFUND_REASON_TEXTS[reason];
  if (!rule || rule.gives === "unstated" || (rule.about === "others" && open))
    return no(
      "stands-against",
      `方案没有写“${why}”退不退、退多少，请问${rule?.ask ?? open?.ask ?? "当地医保部门"}`,
      (rule?.about === "this" ? rule.cite : open?.cite) ?? "方案未写",
    );
  if (rule.gives !== "nothing") return null;
  if (rule.about === "others")
    return no("stands-against", `方案列的退费情形里没有“${why}”：${rule.says}`, rule.cite);
  // Refused because of the reason itself, or because of the day.
  return rule.about === "all" && rule.from !== undefined
    ? no("too-late", rule.says, rule.cite, rule.from)
    : no("stands-against", rule.says, rule.cite);
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
