/** Dated ways of everybody beside one another: days between two of them, and a year that is likely a slip. */
import { addDays, daysBetween } from "../calendar";
import { spanOf } from "../coverage-span";
import type { PackDocument } from "../schema";
import type { FormFinding } from "./form";
import { fixedDay } from "./pack-dates";

interface Phase {
  index: number;
  key: string;
  opens: string;
  closes: string | undefined;
  isForAll: boolean;
}

const phasesOf = (document: PackDocument): Phase[] =>
  (document.ways ?? []).flatMap(({ key, opens, closes, when }, index) => {
    const first = fixedDay(opens, document);
    const last = fixedDay(closes, document);
    return first === undefined
      ? []
      : [{ index, key, opens: first, closes: last, isForAll: when === undefined }];
  });

/** More days than these between two ways are meant so. */
const MOST_DAYS = 30;

function gaps(phases: readonly Phase[]): FormFinding[] {
  const sorted = phases
    .filter(({ isForAll }) => isForAll)
    .sort((a, b) => (a.opens < b.opens ? -1 : 1));
  let [reached] = sorted;
  return sorted.slice(1).flatMap((next): FormFinding[] => {
    const before = reached;
    if (!before?.closes || !next.closes) return [];
    if (next.closes > before.closes) reached = next;
    const days = daysBetween(before.closes, next.opens) - 1;
    if (days < 1 || days > MOST_DAYS) return [];
    const span = `${addDays(before.closes, 1)} 到 ${addDays(next.opens, -1)}`;
    return [
      {
        code: "way-gap",
        path: ["ways", next.index, "opens"],
        text: `缴费办法“${before.key}”和“${next.key}”之间空着 ${days} 天（${span}），这几天谁也缴不了`,
        cure: "对照方案把两段接上；确实空着的不用改",
      },
    ];
  });
}

function early(document: PackDocument, year: number, phases: readonly Phase[]): FormFinding[] {
  const { from } = spanOf(document, year);
  return phases.flatMap(({ index, key, opens, closes }): FormFinding[] => {
    // A way that is over as a whole is told as such.
    const isPast = closes !== undefined && closes < document.publishedAt;
    if (isPast || daysBetween(opens, from) <= 366) return [];
    const text = `缴费办法“${key}”从 ${opens} 就开放，比 ${year} 保障年度早了一年多`;
    const cure = "看是不是写错了年份";
    return [{ code: "far-year", path: ["ways", index, "opens"], text, cure }];
  });
}

/** Settlement days of everybody that leave no day of a month: the ways that nobody can use then are not to blame. */
const wholeMonths = ({ pauses = [] }: PackDocument): FormFinding[] =>
  pauses.flatMap((pause, index): FormFinding[] => {
    if (!("fromDay" in pause) || pause.when !== undefined) return [];
    const { key, fromDay, toDay } = pause;
    if (fromDay > 1 || (toDay !== undefined && toDay < 31)) return [];
    const end = toDay === undefined ? "月底" : `${toDay}日`;
    const text = `停收日“${key}”从${fromDay}日到${end}，一个月没有一天能缴`;
    const cure = "对照方案改正 fromDay、toDay";
    return [{ code: "pause-whole", path: ["pauses", index], text, cure }];
  });

/** A document that was issued after the pack was published. */
function issuedLater({ document, publishedAt }: PackDocument): FormFinding[] {
  if (document?.issuedOn === undefined || document.issuedOn <= publishedAt) return [];
  const text = `方案文件 ${document.issuedOn} 印发，晚于公布日 ${publishedAt}`;
  const cure = "核对 issuedOn 和 publishedAt，看是不是写错了";
  return [{ code: "issued-later", path: ["document", "issuedOn"], text, cure }];
}

/** Findings about the phases of a pack. */
export function checkPhases(document: PackDocument): FormFinding[] {
  const phases = phasesOf(document);
  const { coverageYear: year } = document;
  return [
    ...wholeMonths(document),
    ...issuedLater(document),
    ...gaps(phases),
    ...(year === undefined ? [] : early(document, year, phases)),
  ];
}
