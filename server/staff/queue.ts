import type { RequestCard, StaffReply, StaffRequest, StaffRole } from "../../core/contracts";
import { isUnder } from "../../core/desk";
import { readInstant } from "../../core/time";
import {
  countQueue,
  namesOfPeople,
  placeNames,
  requestQueue,
  type QueueAsked,
  type QueueMark,
  type RequestRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { sealContext } from "../privacy";
import { openBody, requestCard } from "../requests";
import { workerId } from "./request-rights";
import type { WorkerSession } from "./session";

const PAGE = 30;

/** Who sees the requests of their places; the tax side sees refunds only, a school what it filed itself. */
const SEE_ALL: readonly StaffRole[] = ["agent", "town", "bureau", "auditor"];

/** A part of the queue of the worker's places, page by page, what is due first before the rest. */
export function queue(
  session: WorkerSession,
  { show, place, kind, cursor }: StaffRequest<"queue">,
): Promise<StaffReply<"queue">> {
  const asked: QueueAsked = {
    staffId: workerId(session),
    show,
    places: widest(session, SEE_ALL),
    refundPlaces: widest(session, ["tax"]),
    place,
    kind,
    now: session.services.now(),
  };
  const after = cursor === undefined ? undefined : readMark(cursor);
  return session.run(async (tx) => {
    const rows = await requestQueue(tx, asked, { after, most: PAGE + 1 });
    const page = rows.slice(0, PAGE);
    const last = page.at(-1);
    return {
      requests: await cardsOf(session, tx, page),
      next: rows.length > PAGE && last ? writeMark(last, show) : null,
      total: await countQueue(tx, asked),
    };
  });
}

/** Places of these roles, none of them under another one. */
function widest({ worker }: WorkerSession, roles: readonly StaffRole[]): string[] {
  const places = [
    ...new Set(
      (worker?.roles ?? []).filter(({ role }) => roles.includes(role)).map(({ place }) => place),
    ),
  ];
  return places.filter((one) => !places.some((two) => two !== one && isUnder(one, two)));
}

async function cardsOf(
  session: WorkerSession,
  tx: Tx,
  rows: readonly RequestRow[],
): Promise<RequestCard[]> {
  const { vault, now } = session.services;
  const places = await placeNames(tx, [...new Set(rows.map(({ place }) => place))]);
  const people = await namesOfPeople(
    tx,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  return rows.map((row) => {
    const body = openBody(vault, row);
    const known = row.personId === null ? undefined : people.get(row.personId);
    const name =
      body.details.person?.name ??
      (known ? vault.open(known.nameSealed, sealContext.name(known.id)) : "");
    return requestCard(row, body, {
      name,
      placeName: places.get(row.place) ?? row.place,
      now: now(),
    });
  });
}

const SEPARATOR = "_";

function writeMark(row: RequestRow, show: QueueAsked["show"]): string {
  const at = show === "done" ? row.filedAt : (row.dueAt ?? row.filedAt);
  return `${at.toISOString()}${SEPARATOR}${row.id}`;
}

function readMark(cursor: string): QueueMark {
  const [at = "", id = ""] = cursor.split(SEPARATOR);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(at);
  const read = isInstant ? readInstant(at.replace(/\.\d{3}Z$/, "+08:00")) : undefined;
  if (!read || !/^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))
    throw new AppError("bad-request", "翻页的位置不对。", {
      path: "cursor",
      todo: "请回到第一页再看。",
    });
  return { at: new Date(at), id };
}
