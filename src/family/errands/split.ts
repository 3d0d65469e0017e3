import type { Errand } from "../../../core/contracts";
import { shortDateText } from "../../logic";

/** What can be done today, and what cannot, each in the order in which the server names them. */
export function splitErrands(errands: readonly Errand[]): { open: Errand[]; closed: Errand[] } {
  return {
    open: errands.filter(({ open }) => open),
    closed: errands.filter(({ open }) => !open),
  };
}

/** `停保`, with its year where several are told of. */
export function errandTitle(errand: Errand, errands: readonly Errand[]): string {
  const several = errands.some(({ year }) => year !== errands[0]?.year);
  return several ? `${errand.title}（${String(errand.year)}年）` : errand.title;
}

/** Until when, or why not, in the line below the title. */
export function errandNote({ open, by, why, says }: Errand, today: string): string {
  if (!open) return why?.text ?? "现在不能办";
  if (by === null) return says;
  return by === today
    ? `今天（${shortDateText(by, today)}）是最后一天`
    : `办到${shortDateText(by, today)}`;
}

export const errandKey = ({ kind, event, year }: Pick<Errand, "kind" | "event" | "year">): string =>
  [kind, event ?? "", year].join(".");
