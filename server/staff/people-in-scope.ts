import { deskPeopleById, personOfDocument, type DeskPerson, type Tx } from "../db";
import { AppError } from "../errors";
import { notYours, type WorkerSession } from "./session";
import { DESK_ROLES, sightOf, type Sight } from "./sight";

export const notFound = (): AppError =>
  new AppError("not-found", "没有找到这个人，或者不在您负责的地方。", {
    todo: "请核对姓名和证件号码再查；在别处登记的，请由当地的工作人员办理。",
  });

export interface Seen {
  one: DeskPerson;
  sight: Sight;
}

const WIDEST: readonly Sight[] = ["desk", "county", "auditor", "tax", "department", "school"];

/**
 * Somebody whom the worker sees, with the widest sight that one of the roles gives. `lookup`: hash of the full number, for who was found
 * beyond the own places (KP-25); it counts only where it is this person's.
 */
export async function seePerson(
  session: WorkerSession,
  tx: Tx,
  personId: string,
  lookup?: string,
): Promise<Seen> {
  const named = lookup !== undefined && (await personOfDocument(tx, lookup)) === personId;
  const seen = (await deskPeopleById(tx, [personId])).flatMap((one) => {
    const sight = sightOf(session, one.place, { named });
    return sight ? [{ one, sight }] : [];
  });
  const [best] = seen.sort((a, b) => WIDEST.indexOf(a.sight) - WIDEST.indexOf(b.sight));
  if (!best) throw notFound();
  return best;
}

/** Somebody of the places in which the worker works with files. */
export async function ownPerson(
  session: WorkerSession,
  tx: Tx,
  personId: string,
): Promise<DeskPerson> {
  const { one, sight } = await seePerson(session, tx, personId);
  if (sight !== "desk") throw notFound();
  return one;
}

/** The worker's own places for these roles, none of them under another one. */
export function placesOf({ worker }: WorkerSession, roles = DESK_ROLES): string[] {
  if (!worker) throw notYours();
  const places = [
    ...new Set(worker.roles.filter(({ role }) => roles.includes(role)).map(({ place }) => place)),
  ].sort();
  return places.filter(
    (place) => !places.some((above) => above !== place && place.startsWith(above)),
  );
}
