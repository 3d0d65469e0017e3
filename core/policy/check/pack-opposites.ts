/** Entries that say the opposite of one another, or stand beside the one that they were meant for. */
import { categoryName } from "../categories";
import type { PackDocument, Refund } from "../schema";
import { isCategoryCode } from "../vocabulary";
import type { FormFinding } from "./form";
import { fixedDay } from "./pack-dates";
import { isSlip } from "./words";

/** A class that is given aid without condition, and is listed as having none. */
function aidAndNone({ classes = [], noAid = [], ownClasses = [] }: PackDocument): FormFinding[] {
  const given = classes.filter(({ when }) => when === undefined);
  const nameOf = (code: string): string =>
    isCategoryCode(code) && !code.startsWith("x-")
      ? categoryName(code)
      : (ownClasses.find((one) => one.code === code)?.name ?? code);
  return noAid.flatMap(({ key, classes: codes }, index) =>
    codes.flatMap((code): FormFinding[] => {
      const aid = given.find((one) => (one.classes as readonly string[]).includes(code));
      if (!aid) return [];
      const text = `不资助的身份“${key}”里有${nameOf(code)}（${code}），资助“${aid.key}”又给，答案照给的算`;
      return [
        { code: "aid-and-none", path: ["noAid", index], text, cure: "对照方案，去掉其中一处" },
      ];
    }),
  );
}

/** Whether two refunds are for the same days; undefined ends are open, ends that depend on more are taken as alike only where written alike. */
function sameDays(a: Refund, b: Refund, document: PackDocument): boolean {
  if (JSON.stringify([a.from, a.to]) === JSON.stringify([b.from, b.to])) return true;
  const [early, late] = ["0000-00-00", "9999-99-99"];
  const ends = [a, b].map(({ from, to }) => ({
    from: from === undefined ? early : fixedDay(from, document),
    to: to === undefined ? late : fixedDay(to, document),
  }));
  const [one, other] = ends;
  if (!one?.from || !one.to || !other?.from || !other.to) return false;
  return one.from <= other.to && other.from <= one.to;
}

/** Refunds of different sums for one reason on the same days, and a reason that is given twice. */
function refunds(document: PackDocument): FormFinding[] {
  const list = document.refunds ?? [];
  return list.flatMap((rule, index): FormFinding[] => {
    const { key, reasons, gives } = rule;
    const path = ["refunds", index];
    const twice = reasons.find((reason, at) => reasons.indexOf(reason) !== at);
    if (twice !== undefined) {
      const text = `退费“${key}”的 reasons 里写了两次 ${twice}`;
      return [{ code: "duplicate-entry", path, text, cure: "留一个；看是不是想写别的情形" }];
    }
    for (const before of list.slice(0, index)) {
      const reason = reasons.find((one) => before.reasons.includes(one));
      if (reason === undefined || !sameDays(before, rule, document)) continue;
      if (JSON.stringify(before.gives) === JSON.stringify(gives)) continue;
      const text = `退费“${before.key}”和“${key}”在同样的日子里都管 ${reason}，退多少却不一样`;
      const cure = "对照方案，把日期或情形分开；方案自己矛盾的，写进 disputes";
      return [{ code: "refunds-differ", path, text, cure }];
    }
    return [];
  });
}

/** A limit of all pots together, under nearly the name of one: that pot was likely meant, and has no rule of taking. */
function nearPots({ classes = [], combine = [] }: PackDocument): FormFinding[] {
  const pots = [...new Set(classes.map(({ pot }) => pot ?? "main"))];
  return combine.flatMap(({ key, take, atMost }, index): FormFinding[] => {
    if (take !== undefined || atMost === undefined || pots.includes(key)) return [];
    const pot = pots.find((one) => isSlip(key, one));
    if (pot === undefined) return [];
    const text = `合算办法“${key}”没有写 take，限的是各组资助合起来；有一组叫“${pot}”`;
    const cure = "只限那一组，就写同样的名称；限合起来的，换个不相近的名称";
    return [{ code: "near-pot", path: ["combine", index], text, cure }];
  });
}

/** Findings about entries that contradict each other. */
export const checkOpposites = (document: PackDocument): FormFinding[] => [
  ...aidAndNone(document),
  ...refunds(document),
  ...nearPots(document),
];
