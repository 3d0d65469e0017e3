import type { StaffReply, StaffRequest } from "../../core/contracts";
import { classCounts, deskPeople, placeNames, pupilsOf } from "../db";
import { policyBook } from "../policy";
import { personCards, yearAt } from "./person-card";
import { insistReach, type WorkerSession } from "./session";

export { fileBatch } from "./school-batch";

/**
 * The classes of a school, and the pupils of one of them (LY-10): whoever is narrowed to a class sees no other. Pupils without a class
 * asked for are shown only where there is just one.
 */
export function classRoster(
  session: WorkerSession,
  { school, className, year: asked }: StaffRequest<"classRoster">,
): Promise<StaffReply<"classRoster">> {
  insistReach(session, ["school", "bureau"], school);
  const county = school.slice(0, 6);
  return session.run(async (tx) => {
    const { today } = session;
    const names = await placeNames(tx, [school]);
    const year = asked ?? yearAt(await policyBook(session.services.db, tx), school, today);
    const classes = await classCounts(tx, { county, school, year, today });
    const wanted = className ?? (classes.length === 1 ? classes[0]?.className : undefined);
    const keys = wanted === undefined ? [] : await pupilsOf(tx, { county, school, today }, wanted);
    const pupils = await personCards(session, tx, await deskPeople(tx, keys), { year });
    await session.trace(tx, {
      action: "look-at-class",
      subject: school,
      county,
      detail: { school, pupils: pupils.length },
    });
    return { school: { code: school, name: names.get(school) ?? school }, classes, pupils };
  });
}
