import type { MaterialWanted, RequestEvent, RequestKind } from "../../core/contracts";
import { countyOf, reaches } from "../../core/desk";
import { isForMembers } from "../../core/enrolment";
import { personRecord, placeNames, residentsOf, type ResidentRecord, type Tx } from "../db";
import { factsFiled, judgedAnew, type Matter, type MatterRow } from "../enrol";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import { notYours, type WorkerSession } from "./session";
import { COUNTY_ROLES, DESK_ROLES } from "./sight";

/** A request that is about to be filed at the counter. */
export type CounterDraft = MatterRow;

export interface Drafting {
  kind: RequestKind;
  personId?: string | undefined;
  place?: string | undefined;
  /** The coverage year at a place. */
  year: (place: string) => number;
  event: RequestEvent | null;
  /** Of a newborn: at the counter the parent is named by the person. */
  parentId?: string | undefined;
}

/** Whom and where a worker serves: their own places, and as a town or bureau everybody of the county (KP-25). */
function serves({ worker }: WorkerSession, place: string): boolean {
  const roles = worker?.roles ?? [];
  return (
    reaches(roles, DESK_ROLES, place) ||
    roles.some(
      ({ role, place: own }) => COUNTY_ROLES.includes(role) && countyOf(own) === countyOf(place),
    )
  );
}

/** Where it would be filed, and about whom; refuses what is beyond the worker's county, or of nobody. */
export async function draftAt(
  session: WorkerSession,
  tx: Tx,
  asked: Drafting,
): Promise<CounterDraft> {
  const { kind, personId, event } = asked;
  const home = personId === undefined ? undefined : await homeServed(session, tx, personId);
  const parent =
    asked.parentId === undefined ? undefined : await homeServed(session, tx, asked.parentId);
  const mayChoose = !home || !(isForMembers(kind) || kind === "newborn");
  const place =
    (mayChoose ? asked.place : undefined) ?? home?.place ?? parent?.place ?? asked.place;
  if (place === undefined)
    throw new AppError("bad-request", "还没有选在哪里办。", {
      path: "place",
      todo: "请选乡镇（街道）或村（社区）。",
    });
  await insistPlace(tx, place);
  if (!serves(session, place)) throw notYours();
  return {
    id: "",
    number: "",
    county: countyOf(place),
    place,
    kind,
    year: asked.year(place),
    // A newborn is a new person, though asked for on a parent's page.
    personId: kind === "newborn" ? null : (home?.personId ?? null),
    accountId: null,
    eventKind: event?.kind ?? null,
    eventOn: event?.on ?? null,
    filedAt: session.services.now(),
    cite: "",
  };
}

/** Where somebody lives, of the registers that the worker serves. As unknown as nobody where there is none. */
async function homeServed(
  session: WorkerSession,
  tx: Tx,
  personId: string,
): Promise<ResidentRecord> {
  const person = await personRecord(tx, personId);
  const homes = person ? await residentsOf(tx, person.id) : [];
  const home = homes.find(({ place, leftOn }) => leftOn === null && serves(session, place));
  const known = home ?? homes.find(({ place }) => serves(session, place));
  if (!known)
    throw new AppError("not-found", "没有找到这个人，或者不在您服务的县（区）。", {
      todo: "请用姓名和证件号码再查一次。",
    });
  return known;
}

async function insistPlace(tx: Tx, place: string): Promise<void> {
  const names = await placeNames(tx, [place]);
  if (names.has(place) && place.length > 6) return;
  throw new AppError("bad-request", "没有找到这个乡镇或村，或者选得不够细。", {
    path: "place",
    todo: "请选到乡镇（街道）或村（社区）。",
  });
}

const TODOS = {
  "too-late": "方案定的日子已经过了；有特殊情况的，请问区县医保部门。",
  "not-open-yet": "请到时候再办。",
  "stands-against": "请核实；不清楚的，请问区县医保部门。",
};

/** The plan must take it today; the clause is told where it does not. */
export async function judgeAtCounter(
  session: WorkerSession,
  tx: Tx,
  matter: Matter,
): Promise<{
  errand: { says: string; cite: string; by: string | null };
  materials: MaterialWanted[];
}> {
  const book = await policyBook(session.services.db, tx);
  const { errand, against } = judgedAnew(matter, book, await factsFiled(matter, tx));
  if (against)
    throw new AppError(
      against.code,
      against.cite ? `${against.text}（${against.cite}）。` : `${against.text}。`,
      { todo: TODOS[against.code] },
    );
  return { errand, materials: errand.materials };
}
