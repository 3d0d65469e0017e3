import type { StaffReply, StaffRequest } from "../../core/contracts";
import { countOfPlace, deskPeople, pageOfPlace, type PlaceList } from "../db";
import { policyBook } from "../policy";
import { cursorOf, pageOf, readCursor } from "./cursor";
import { personCards, yearAt } from "./person-card";
import { insistReach, type WorkerSession } from "./session";

const MOST = 50;

/** The people of a place, household by household. How many there are is counted once, for the first page. */
export function people(
  session: WorkerSession,
  { place, year: asked, show, cursor }: StaffRequest<"people">,
): Promise<StaffReply<"people">> {
  insistReach(session, ["agent", "town", "bureau", "tax", "auditor"], place);
  const from = readCursor(cursor);
  return session.run(async (tx) => {
    const { today } = session;
    const year = asked ?? yearAt(await policyBook(session.services.db, tx), place, today);
    const list: PlaceList = { place, year, show, today };
    const rows = await pageOfPlace(tx, list, { mark: from?.mark, most: MOST + 1 });
    const { page, last } = pageOf(rows, MOST);
    const total = from?.total ?? (await countOfPlace(tx, list));
    return {
      people: await personCards(session, tx, await deskPeople(tx, page), { year }),
      next: last ? cursorOf({ mark: last, total }) : null,
      total,
    };
  });
}
