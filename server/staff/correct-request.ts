import {
  checkDocument,
  type RequestDetails,
  type RequestEvent,
  type StaffReply,
  type StaffRequest,
} from "../../core/contracts";
import { noteOnRequest, type RequestRow, type Tx } from "../db";
import { factsFiled, gather, judgedAnew, readRequest, type Reading } from "../enrol";
import { policyBook } from "../policy";
import { eventOf, isLive, requestIsLive, sealBody, statedRows } from "../requests";
import { handle, wordsOf, type Handled } from "./handling";
import { refuseProblems } from "./request-problems";
import { changedMeanwhile, readOne } from "./request-rights";
import type { WorkerSession } from "./session";

type Request = StaffRequest<"correctRequest">;

/**
 * Puts right what was stated wrong, before it is decided (HR-10). Before and after are kept, sealed; the plan is asked anew, because a day
 * or a place that changes can change what it says.
 */
export async function correctRequest(
  session: WorkerSession,
  request: Request,
): Promise<StaffReply<"correctRequest">> {
  const { row } = await readOne(session, request.requestId);
  const event = request.event ?? eventOf(row);
  refuseProblems(session, {
    kind: row.kind,
    event,
    details: request.details,
    member: row.personId !== null,
  });
  const reading = await readRequest(session.services, withEvent(row, event), request.details);
  try {
    return await handle(session, request, "in-own-hands", (tx, handled) => {
      if (handled.row.version !== row.version) throw changedMeanwhile();
      return correct(session, tx, { request, handled, reading, event });
    });
  } catch (error) {
    // With another document it is a request that somebody else has filed already.
    throw isLive(error) ? requestIsLive() : error;
  }
}

const withEvent = (row: RequestRow, event: RequestEvent | null): RequestRow => ({
  ...row,
  eventKind: event?.kind ?? null,
  eventOn: event?.on ?? null,
});

async function correct(
  session: WorkerSession,
  tx: Tx,
  {
    request,
    handled,
    reading,
    event,
  }: { request: Request; handled: Handled; reading: Reading; event: RequestEvent | null },
): Promise<RequestRow | undefined> {
  const { services } = session;
  const { row, body, at, actor } = handled;
  const { details, why } = request;
  const next = withEvent(row, event);
  const matter = await gather(services, tx, next, reading);
  const { errand } = judgedAnew(
    matter,
    await policyBook(services.db, tx),
    await factsFiled(matter, tx),
  );
  const aboutNewcomer = row.personId === null && reading.stated;
  const moved = await noteOnRequest(tx, row, {
    at,
    actor,
    words: wordsOf(session, row, why),
    changes: {
      bodySealed: sealBody(services.vault, row.id, {
        details,
        says: errand.says,
        wanted: errand.materials,
      }),
      eventKind: next.eventKind,
      eventOn: next.eventOn,
      ...(errand.by !== null && { lastDay: errand.by }),
      ...(errand.cite !== "" && { cite: errand.cite }),
      ...(aboutNewcomer && { subjectHash: reading.stated?.hash ?? row.subjectHash }),
    },
  });
  await session.trace(tx, {
    action: "correct-request",
    subject: row.id,
    county: row.county,
    ...(row.personId !== null && { personId: row.personId }),
    detail: { kind: row.kind },
    before: inWords(body.details, eventOf(row)),
    after: { ...inWords(details, event), 更正原因: why },
  });
  return moved;
}

/** As an auditor reads it: everything that was stated, sealed. */
function inWords(details: RequestDetails, event: RequestEvent | null): Record<string, string> {
  const rows = statedRows(details, event, { clear: true, placeName: (code) => code });
  const { person } = details;
  const check = person && checkDocument(person.documentType, person.documentNumber);
  return {
    ...Object.fromEntries(rows.map(({ label, value }) => [label, value])),
    ...(person && { 证件号码: check?.ok ? check.document.number : person.documentNumber }),
  };
}
