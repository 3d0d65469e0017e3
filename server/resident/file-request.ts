import type { Errand, FileRequest, ResidentReply, ResidentRequest } from "../../core/contracts";
import { dayOf } from "../../core/time";
import { insertTry, leaveTrace, type RequestRow, type SlotRow, type Tx } from "../db";
import { newKey } from "../ids";
import { policyBook } from "../policy";
import {
  filedBefore,
  isLive,
  lookAtPhotos,
  requestIsLive,
  slotsOf,
  unlessFiled,
  writeFiling,
  type Photo,
} from "../requests";
import { refuseTooManyFilings } from "./limits";
import { loadFamily } from "./members";
import {
  isChild,
  judgeOn,
  refuseProblems,
  refuseWithoutMaterials,
  statedHash,
  statedIn,
} from "./request-check";
import { insistPlace, subjectOf, type Subject } from "./request-subject";
import { requestView } from "./request-view";
import type { Session } from "./session";

type Request = ResidentRequest<"fileRequest">;
type Reply = ResidentReply<"fileRequest">;

/** What a filing was found to be: done before under the same key, or sound so far. */
type Read = { before: string } | { subject: Subject; errand: Errand; slots: SlotRow[] };

/**
 * Files a request. The same request key again gives the same request. Nothing is written where anything is refused. Of somebody who is
 * stated by name and number nothing is looked up: whether they stand in a register, the desk finds and the caller does not learn.
 */
export async function fileRequest(session: Session, request: Request): Promise<Reply> {
  const hash = await statedHash(session, request.details);
  const read = await session.run((tx) => readOnce(session, tx, request));
  if ("before" in read) return viewOf(session, read.before);
  // The storage is asked between two transactions: neither waits for it.
  const photos = await lookAtPhotos(session.services, request.materials, read.slots);
  try {
    return await viewOf(
      session,
      await session.run((tx) => writeOnce(session, tx, request, { hash, photos })),
    );
  } catch (error) {
    if (!isLive(error)) throw error;
    await rememberTry(session, request, hash);
    throw requestIsLive();
  }
}

const viewOf = (session: Session, requestId: string): Promise<Reply> =>
  session.run((tx) => requestView(session, tx, requestId));

const ownerOf = ({ accountId }: Session): string => `account:${accountId}`;

const dataOf = ({ requestKey: _, ...data }: Request): Omit<Request, "requestKey"> => data;

function readOnce(session: Session, tx: Tx, request: Request): Promise<Read> {
  const { vault } = session.services;
  const filing = { requestKey: request.requestKey, data: dataOf(request) };
  return unlessFiled(
    () => filedBefore(vault, tx, ownerOf(session), filing),
    () => readFiling(session, tx, request),
  );
}

async function readFiling(
  session: Session,
  tx: Tx,
  request: Request,
): Promise<{ subject: Subject; errand: Errand; slots: SlotRow[] }> {
  const { services } = session;
  const now = services.now();
  const today = dayOf(now);
  const subject = subjectOf(await loadFamily(session, tx), {
    ...request,
    parentMemberId: request.details.parentMemberId,
  });
  await insistPlace(tx, subject.place);
  const stated = statedIn(request);
  refuseProblems(stated, subject, today);
  const book = await policyBook(services.db, tx);
  const errand = await judgeOn(tx, { book, subject, stated, on: today });
  refuseWithoutMaterials(
    errand.materials,
    request.materials.map(({ material }) => material),
  );
  const slots = await slotsOf(tx, ownerOf(session), request.materials, now);
  return { subject, errand, slots };
}

async function writeOnce(
  session: Session,
  tx: Tx,
  request: Request,
  { hash, photos }: { hash: string | undefined; photos: readonly Photo[] },
): Promise<string> {
  const { services, accountId } = session;
  const { kind, requestKey } = request;
  // Filings of one account take turns from here on: a call that was sent twice finds the first one written.
  await refuseTooManyFilings(session, tx, subjectHashOf(request, hash));
  // Once more: between the two transactions everything may have changed.
  const read = await readOnce(session, tx, request);
  if ("before" in read) return read.before;
  const { subject, errand } = read;
  const person = isAboutMember(request) ? subject.member?.file.person : undefined;
  const stated = statedIn(request);
  const row = await writeFiling(
    services,
    tx,
    { owner: ownerOf(session), accountId },
    {
      requestKey,
      data: dataOf(request),
      kind,
      year: request.year,
      place: subject.place,
      acceptedPlace: null,
      personId: person?.id ?? null,
      subjectHash: person?.lookupHash ?? hash ?? "",
      event: stated.event,
      body: { details: stated.details, says: errand.says, wanted: errand.materials },
      lastDay: errand.by,
      cite: errand.cite,
      photos,
    },
  );
  await traceFiling(session, tx, row, isChild(stated, subject, dayOf(row.filedAt)));
  return row.id;
}

/** A newborn is a new person, though the page it is asked on is that of a parent. */
const isAboutMember = ({ kind, memberId }: FileRequest): boolean =>
  memberId !== undefined && kind !== "newborn";

const subjectHashOf = (request: Request, hash: string | undefined): string | undefined =>
  isAboutMember(request) ? undefined : hash;

function traceFiling(session: Session, tx: Tx, row: RequestRow, child: boolean): Promise<void> {
  const { id, county, kind, year, personId, filedAt } = row;
  return leaveTrace(tx, {
    at: filedAt,
    actor: ownerOf(session),
    action: "request-file",
    subject: id,
    county,
    ...(personId !== null && { personId }),
    detail: { kind, year, consent: child ? "guardian" : "own" },
  });
}

/** A filing for a stranger that met another one is a try: numbers are not to be felt for. */
async function rememberTry(
  session: Session,
  request: Request,
  hash: string | undefined,
): Promise<void> {
  const targetHash = subjectHashOf(request, hash);
  if (targetHash === undefined) return;
  const at = session.services.now();
  await session.run((tx) =>
    insertTry(tx, {
      id: newKey(at),
      accountId: session.accountId,
      kind: "file",
      targetHash,
      worked: false,
      at,
    }),
  );
}
