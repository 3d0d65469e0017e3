import type { StaffReply, StaffRequest } from "../../core/contracts";
import { countyBasis } from "../../core/enrolment";
import { instantOf } from "../../core/time";
import { asSystem, CARRY_OVER, countLastYearsEnrollees, runOf, STOP_PERMITS } from "../db";
import { policyBook } from "../policy";
import { notYours, type WorkerSession } from "./session";

const ROLES = ["town", "bureau", "auditor"];

/** What carrying last year's enrollees over into a year has done in a county (KP-10), and the clause it goes by. Figures, and nobody's file. */
export function carryOver(
  session: WorkerSession,
  { county, year }: StaffRequest<"carryOver">,
): Promise<StaffReply<"carryOver">> {
  const reachesCounty = session.worker?.roles.some(
    ({ role, place }) => ROLES.includes(role) && place.slice(0, 6) === county,
  );
  if (!reachesCounty) throw notYours();
  return session.run(async (tx) => {
    const book = await policyBook(session.services.db, tx);
    const basis = countyBasis(book, county, year, session.today);
    const run = await runOf(tx, { county, year, job: CARRY_OVER });
    const stops = await runOf(tx, { county, year, job: STOP_PERMITS });
    const mark = run?.mark ?? null;
    const left =
      basis === null || run?.finishedAt
        ? 0
        : await asSystem(tx, () => countLastYearsEnrollees(tx, { county, year, mark }));
    const at = run?.finishedAt ?? run?.startedAt;
    return {
      year,
      carried: run?.done ?? 0,
      stopped: stops?.done ?? 0,
      left,
      at: at ? instantOf(at) : null,
      basis,
    };
  });
}
