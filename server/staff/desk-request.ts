import { ROLE_TITLES, reaches } from "../../core/desk";
import type { DeskRequest, RequestDetails, StaffReply } from "../../core/contracts";
import { isOver, willDo } from "../../core/enrolment";
import { dayOf } from "../../core/time";
import {
  deskPeople,
  deskPlaces,
  lookFor,
  materialsOf,
  placeNames,
  stepsOf,
  type RequestRow,
  type Tx,
} from "../db";
import {
  factsFiled,
  gather,
  nameOf,
  readRequest,
  refundOf,
  warningsOf,
  type Matter,
} from "../enrol";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import {
  eventOf,
  materialViews,
  placesNamed,
  requestCard,
  requestSteps,
  statedRows,
  type RequestBody,
} from "../requests";
import { personCards } from "./person-card";
import { decides, isOwnFamily, readOne, workerId } from "./request-rights";
import type { WorkerSession } from "./session";
import { DESK_ROLES } from "./sight";

/** A request as a worker handles it, with what the plan says and what stands against it as the registers are now. */
export async function deskRequest(
  session: WorkerSession,
  requestId: string,
  more: { onRecord?: boolean } = {},
): Promise<StaffReply<"request">> {
  const { row, body } = await readOne(session, requestId);
  const { services } = session;
  // Somebody stated unsoundly cannot be looked up; the worker reads why and puts it right.
  const reading = await readRequest(services, row, body.details).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  return session.run(async (tx) => {
    if (more.onRecord)
      await session.trace(tx, {
        action: "look",
        subject: row.id,
        county: row.county,
        ...(row.personId !== null && { personId: row.personId }),
        detail: { kind: row.kind },
      });
    const unsound = reading instanceof AppError ? reading : undefined;
    const matter = await gather(
      services,
      tx,
      row,
      reading instanceof AppError
        ? { details: body.details, event: eventOf(row), stated: undefined }
        : reading,
    );
    return view(session, tx, { row, body, matter, unsound });
  });
}

interface Looked {
  row: RequestRow;
  body: RequestBody;
  matter: Matter;
  unsound: AppError | undefined;
}

async function view(session: WorkerSession, tx: Tx, looked: Looked): Promise<DeskRequest> {
  const { row, body, matter } = looked;
  const { vault, now } = session.services;
  const { details } = body;
  const clear = seesNumbers(session, row);
  const names = await placeNames(tx, [
    row.place,
    ...(row.acceptedPlace ? [row.acceptedPlace] : []),
    ...placesNamed(details),
  ]);
  const placeName = (code: string) => names.get(code) ?? code;
  const own = await isOwnFamily(session, tx, row, body);
  const name =
    details.person?.name ?? (matter.subject ? nameOf(matter.services, matter.subject.person) : "");
  const owner = `staff:${workerId(session)}`;
  return {
    card: requestCard(row, body, { name, placeName: placeName(row.place), now: now() }),
    version: row.version,
    acceptedAt: row.acceptedPlace
      ? { code: row.acceptedPlace, name: placeName(row.acceptedPlace) }
      : null,
    holder: await holderOf(session, tx, row),
    stated: statedRows(details, eventOf(row), { clear, placeName }),
    details: clear ? details : withoutNumbers(details),
    event: eventOf(row),
    person: await cardOf(session, tx, matter),
    materials: materialViews(await materialsOf(tx, [row])),
    wanted: body.wanted,
    steps: await requestSteps(tx, { vault, owner }, row, await stepsOf(tx, [row])),
    plan: {
      says: body.says,
      cite: row.cite,
      by: row.lastDay,
      inTime: row.lastDay === null || dayOf(row.filedAt) <= row.lastDay,
    },
    ...(await prospects(session, tx, looked)),
    can: canDo(session, row, own),
    cannot: cannotDo(session, row, own),
  };
}

/** Numbers in full only where papers are compared with them. */
const seesNumbers = ({ worker }: WorkerSession, { place, acceptedPlace }: RequestRow): boolean =>
  [place, acceptedPlace].some(
    (where) => where !== null && reaches(worker?.roles ?? [], DESK_ROLES, where),
  );

function withoutNumbers({ person: _person, ...rest }: RequestDetails): RequestDetails {
  const { address, place, household, relationToHead } = rest.changes ?? {};
  return {
    ...rest,
    ...(rest.changes && { changes: { address, place, household, relationToHead } }),
  };
}

async function holderOf(
  session: WorkerSession,
  tx: Tx,
  { holderId, state, place }: RequestRow,
): Promise<DeskRequest["holder"]> {
  if (holderId === null || state !== "in-hand") return null;
  if (holderId === workerId(session)) {
    const [first] = session.worker?.roles ?? [];
    return { mine: true, title: first ? ROLE_TITLES[first.role] : "" };
  }
  const desk = (await deskPlaces(tx, [holderId], place)).get(holderId);
  const names = await placeNames(tx, desk === undefined ? [] : [desk]);
  return { mine: false, title: `${(desk !== undefined && names.get(desk)) || ""}工作人员` };
}

async function cardOf(
  session: WorkerSession,
  tx: Tx,
  { subject, row }: Matter,
): Promise<DeskRequest["person"]> {
  if (!subject) return null;
  await lookFor(tx, subject.person.lookupHash);
  const people = await deskPeople(tx, [{ county: row.county, personId: subject.person.id }]);
  const [card] = await personCards(session, tx, people, { year: row.year });
  return card ?? null;
}

/** What completing it will do, and what stands against it: of a request that is over neither is told. */
async function prospects(
  { services }: WorkerSession,
  tx: Tx,
  { row, body, matter, unsound }: Looked,
): Promise<Pick<DeskRequest, "willDo" | "warnings">> {
  if (isOver(row.state)) return { willDo: [], warnings: [] };
  const { details } = body;
  const book = await policyBook(services.db, tx);
  const warnings = unsound
    ? [{ text: unsound.message, cite: "", blocks: true }]
    : await warningsOf(matter, tx, book);
  const refundFen =
    row.kind === "refund" && !unsound
      ? await factsFiled(matter, tx)
          .then((facts) => refundOf(matter, tx, { book, facts }))
          .then(({ fen }) => fen)
          .catch((error: unknown) => {
            if (error instanceof AppError) return null;
            throw error;
          })
      : null;
  return {
    willDo: willDo({
      kind: row.kind,
      year: row.year,
      event: eventOf(row),
      details,
      member: matter.subject !== undefined,
      refundFen,
      byResident: row.accountId !== null,
    }),
    warnings,
  };
}

function canDo(session: WorkerSession, row: RequestRow, own: boolean): DeskRequest["can"] {
  if (own || !decides(session, row)) return [];
  if (row.state === "submitted") return ["take"];
  if (row.state !== "in-hand") return [];
  if (row.holderId !== workerId(session)) return mayFree(session, row) ? ["let-go"] : [];
  const all: DeskRequest["can"] = ["complete", "return", "correct", "judge", "let-go"];
  return mayRefuse(session) ? [...all, "refuse"] : all;
}

/** A request must not lie in the hands of somebody who is ill: once it is overdue, the town or the bureau frees it. */
export const mayFree = (session: WorkerSession, { dueAt }: Pick<RequestRow, "dueAt">): boolean =>
  mayRefuse(session) && dueAt !== null && dueAt <= session.services.now();

const mayRefuse = ({ worker }: WorkerSession): boolean =>
  (worker?.roles ?? []).some(({ role }) => role === "town" || role === "bureau");

function cannotDo(session: WorkerSession, row: RequestRow, own: boolean): string | null {
  if (isOver(row.state)) return null;
  if (own) return "这是您自己家的申请，请交给其他工作人员办理。";
  if (!decides(session, row)) return "这类申请由镇（街道）或区县经办决定，您可以看进度。";
  if (row.state === "returned") return "已经退回给居民补充，交回来以后再办。";
  if (row.state === "in-hand" && row.holderId !== workerId(session))
    return "这份申请在别的工作人员手里。";
  return null;
}
