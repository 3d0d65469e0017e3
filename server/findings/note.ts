import { dayOf } from "../../core/time";
import type { StoreServices } from "../context";
import {
  asSystem,
  doubleEnrolments,
  employeesEnrolled,
  findingsLike,
  leaveTrace,
  listFinding,
  type Conflict,
  type Tx,
} from "../db";
import { newKey } from "../ids";

/** Kinds of findings that are made by looking at years. */
type YearKind = "double-enrolment" | "employee-insured" | "permit-expired";

export interface ToList {
  kind: YearKind;
  conflict: Omit<Conflict, "others">;
  /** Keys and codes only. */
  detail: Record<string, string | number | null>;
}

/** Who found it. */
interface Finder {
  actor: string;
  origin: string;
}

const CLOCK: Finder = { actor: "clock", origin: "timer" };

/** What a finding is called while it is the same finding: kind, year, and whom it is about. */
export const findingKey = (kind: string, { year, personId }: { year: number; personId: string }) =>
  `${kind}:${year}:${personId}`;

/**
 * Looks whether what is registered or paid of these people goes together, and lists what does not: enrolled in two counties (BG-10),
 * employee insurance beside it (KP-23). On entry of a registration, a payment or a file, and once more by the clock. Years that are over
 * are left alone. Looks beyond
 * the rows of whoever acts, at just this. Tells how many findings are new.
 */
export function noteFindings(
  services: Pick<StoreServices, "now">,
  tx: Tx,
  personIds: readonly string[],
): Promise<number> {
  return asSystem(tx, async () => {
    const year = Number(dayOf(services.now()).slice(0, 4));
    const doubles = await doubleEnrolments(tx, personIds, year);
    const employees = await employeesEnrolled(tx, personIds, year);
    let found = 0;
    for (const conflict of doubles)
      found += await noteFinding(services, tx, {
        kind: "double-enrolment",
        conflict,
        detail: { other: conflict.others.join(","), by: "register" },
      });
    for (const conflict of employees)
      found += await noteFinding(services, tx, {
        kind: "employee-insured",
        conflict,
        detail: { by: "register" },
      });
    return found;
  });
}

/**
 * Lists one finding, once: while it is open, and after it was settled, it is the same one. Only where it was settled by ending the
 * enrolment and there is an enrolment again, it is a new one. 1 where it is new.
 */
export async function noteFinding(
  { now }: Pick<StoreServices, "now">,
  tx: Tx,
  { kind, conflict, detail }: ToList,
  { actor, origin }: Finder = CLOCK,
): Promise<0 | 1> {
  const { county, personId, year, place } = conflict;
  const key = findingKey(kind, conflict);
  const before = await asSystem(tx, () => findingsLike(tx, county, key));
  const last = before.at(-1);
  if (last && (last.state === "open" || last.way !== "terminate")) return 0;
  const at = now();
  const isNew = await listFinding(tx, {
    county,
    id: newKey(at),
    key: before.length === 0 ? key : `${key}#${before.length + 1}`,
    kind,
    personId,
    place,
    year,
    detail,
    foundAt: at,
  });
  if (!isNew) return 0;
  await asSystem(tx, () =>
    leaveTrace(tx, {
      at,
      actor,
      action: "find",
      subject: key,
      county,
      personId,
      origin,
      detail: { kind, year },
    }),
  );
  return 1;
}
