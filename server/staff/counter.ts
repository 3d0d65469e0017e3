import type { StaffReply, StaffRequest } from "../../core/contracts";
import { errandsFor } from "../../core/enrolment";
import { moveRequest, type RequestRow, type SlotRow, type Tx } from "../db";
import { factsFiled, gather, readRequest, standingHere, type Reading } from "../enrol";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import {
  filedBefore,
  giveSlots,
  isLive,
  isSameKey,
  lookAtPhotos,
  requestIsLive,
  slotsOf,
  unlessFiled,
  writeFiling,
  type Photo,
} from "../requests";
import { draftAt, judgeAtCounter, type CounterDraft } from "./counter-draft";
import { deskRequest } from "./desk-request";
import { wordsOf } from "./handling";
import { refuseProblems } from "./request-problems";
import {
  acceptedAt,
  changedMeanwhile,
  decides,
  isOwnFamily,
  ownFamily,
  workerId,
} from "./request-rights";
import type { WorkerSession } from "./session";

type File = StaffRequest<"counterFile">;

/** What can be asked today for somebody who stands at the counter, whether the register knows them or not. */
export function counterErrands(
  session: WorkerSession,
  { personId, place, year }: StaffRequest<"counterErrands">,
): Promise<StaffReply<"counterErrands">> {
  const { services, today } = session;
  return session.run(async (tx) => {
    const book = await policyBook(services.db, tx);
    const draft = await draftAt(session, tx, {
      kind: "registration",
      personId,
      place,
      year: (at) => year ?? book.seasons(at, today)[0]?.year ?? Number(today.slice(0, 4)),
      event: null,
    });
    const matter = await gather(services, tx, draft, {
      details: {},
      event: null,
      stated: undefined,
    });
    const facts = await factsFiled(matter, tx);
    return { errands: errandsFor(book, facts, standingHere(matter)) };
  });
}

/** Slots for photos that are taken at the counter. */
export function counterSlots(
  session: WorkerSession,
  { count }: StaffRequest<"counterSlots">,
): Promise<StaffReply<"counterSlots">> {
  const owner = ownerOf(session);
  const at = session.services.now();
  return session.run(async (tx) => ({ slots: await giveSlots(tx, { owner, count, at }) }));
}

/**
 * Files for somebody who stands at the counter, anywhere in the county (KP-25), and takes it up at once: the home place sees it, and the
 * one who filed decides it. The same request key again is the same filing.
 */
export async function counterFile(
  session: WorkerSession,
  request: File,
): Promise<StaffReply<"counterFile">> {
  const { kind, event = null, details, personId } = request;
  refuseProblems(session, { kind, event, details, member: personId !== undefined });
  const reading = await readRequest(
    session.services,
    {
      kind: request.kind,
      eventKind: request.event?.kind ?? null,
      eventOn: request.event?.on ?? null,
    },
    request.details,
  );
  const read = await session.run((tx) => readOnce(session, tx, request, reading));
  if ("before" in read) return deskRequest(session, read.before);
  // The storage is asked between two transactions: neither waits for it.
  const photos = await lookAtPhotos(session.services, request.materials, read.slots);
  try {
    const id = await session.run((tx) => writeOnce(session, tx, request, { reading, photos }));
    return await deskRequest(session, id);
  } catch (error) {
    if (isSameKey(error)) return counterFile(session, request);
    throw isLive(error) ? requestIsLive() : error;
  }
}

const ownerOf = (session: WorkerSession): string => `staff:${workerId(session)}`;

interface Needed {
  draft: CounterDraft;
  errand: { says: string; cite: string; by: string | null };
  wanted: Wanted;
  slots: SlotRow[];
  subjectHash: string;
}
type Read = { before: string } | Needed;
type Wanted = Parameters<typeof writeFiling>[3]["body"]["wanted"];

function readOnce(session: WorkerSession, tx: Tx, request: File, reading: Reading): Promise<Read> {
  const { requestKey, ...data } = request;
  const { vault } = session.services;
  return unlessFiled(
    () => filedBefore(vault, tx, ownerOf(session), { requestKey, data }),
    () => readFiling(session, tx, request, reading),
  );
}

async function readFiling(
  session: WorkerSession,
  tx: Tx,
  request: File,
  reading: Reading,
): Promise<Needed> {
  const { services } = session;
  const { kind, personId, place, year, event, details } = request;
  const draft = await draftAt(session, tx, {
    kind,
    personId,
    place,
    year: () => year,
    event: event ?? null,
    parentId: details.parentMemberId,
  });
  const matter = await gather(services, tx, draft, reading);
  const { errand, materials } = await judgeAtCounter(session, tx, matter);
  if (!request.originalsSeen) refuseWithoutPapers(materials, request.materials);
  const subjectHash =
    (draft.personId !== null && matter.subject?.person.lookupHash) || reading.stated?.hash;
  if (subjectHash === undefined)
    throw new AppError("bad-request", "还没有写明给谁办。", {
      path: "details.person",
      todo: "请先查到这个人，或填写姓名和证件号码。",
    });
  const about = { ...draft, subjectHash };
  if (await isOwnFamily(session, tx, about, { details })) throw ownFamily();
  const slots = await slotsOf(tx, ownerOf(session), request.materials, services.now());
  return { draft, errand, wanted: materials, slots, subjectHash };
}

function refuseWithoutPapers(wanted: Wanted, put: File["materials"]): void {
  const missing = wanted.filter(
    ({ name, required }) => required && !put.some(({ material }) => material === name),
  );
  if (missing.length === 0) return;
  throw new AppError("materials-missing", `还缺：${missing.map(({ name }) => name).join("、")}。`, {
    path: "materials",
    todo: "请拍照上传；看过原件的，勾选“已看原件”。",
  });
}

async function writeOnce(
  session: WorkerSession,
  tx: Tx,
  request: File,
  { reading, photos }: { reading: Reading; photos: readonly Photo[] },
): Promise<string> {
  // Once more: between the two transactions everything may have changed.
  const read = await readOnce(session, tx, request, reading);
  if ("before" in read) return read.before;
  const { draft, errand, wanted, subjectHash } = read;
  const { requestKey, ...data } = request;
  const row = await writeFiling(
    session.services,
    tx,
    { owner: ownerOf(session), accountId: null },
    {
      requestKey,
      data,
      kind: request.kind,
      year: request.year,
      place: draft.place,
      acceptedPlace: acceptedAt(session, draft.place),
      personId: draft.personId,
      subjectHash,
      event: request.event ?? null,
      body: { details: request.details, says: errand.says, wanted },
      lastDay: errand.by,
      cite: errand.cite,
      photos,
    },
  );
  await session.trace(tx, {
    action: "file-at-counter",
    subject: row.id,
    county: row.county,
    ...(row.personId !== null && { personId: row.personId }),
    detail: {
      kind: row.kind,
      year: row.year,
      originals: request.originalsSeen ? "seen" : "photos",
    },
  });
  await takeUp(session, tx, row, request.originalsSeen);
  return row.id;
}

/** Into the hands of who filed it, where they may decide it; else it waits for the town. */
async function takeUp(
  session: WorkerSession,
  tx: Tx,
  row: RequestRow,
  originalsSeen: boolean,
): Promise<void> {
  if (!decides(session, row)) return;
  const text = originalsSeen ? "窗口当面受理，已看原件" : "窗口当面受理";
  const taken = await moveRequest(tx, row, "in-hand", {
    at: session.services.now(),
    actor: ownerOf(session),
    words: wordsOf(session, row, text),
    changes: { holderId: workerId(session) },
  });
  if (!taken) throw changedMeanwhile();
}
