import { isPlainDate } from "../../core/policy";
import type { StaffReply, StaffRequest } from "../../core/contracts";
import { instantOf } from "../../core/time";
import { endOpening, insertOpening, isTaken, openingById, openingsAround } from "../db";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { policyBook } from "../policy";
import { insistReach, notYours, type WorkerSession } from "./session";

/** Extensions (MC-10) and special windows (MC-14) that hold for a place, or for a part of it. */
export function openings(
  session: WorkerSession,
  { place, year }: StaffRequest<"openings">,
): Promise<StaffReply<"openings">> {
  insistReach(session, ["agent", "town", "bureau", "auditor"], place);
  return session.run(async (tx) => {
    const rows = await openingsAround(tx, place, year);
    return {
      openings: rows.map((row) => ({
        openingId: row.id,
        kind: row.kind,
        from: row.fromDay,
        until: row.untilDay,
        source: row.source,
        madeAt: instantOf(row.madeAt),
        ended: row.endedAt !== null || (row.untilDay !== null && row.untilDay < session.today),
      })),
    };
  });
}

type Opened = StaffRequest<"openWindow">;

function refuseDays({ kind, from, until }: Opened, today: string): void {
  const bad = (path: string, text: string) => new AppError("bad-request", text, { path });
  if (!isPlainDate(from)) throw bad("from", "开始日期不是真实存在的日期。");
  if (until === undefined) {
    if (kind === "extension") throw bad("until", "延长缴费期要写明延到哪一天。");
    return;
  }
  if (!isPlainDate(until)) throw bad("until", "结束日期不是真实存在的日期。");
  if (until < from) throw bad("until", "结束日期不能早于开始日期。");
  if (until < today) throw bad("until", "结束日期已经过了，开了也缴不了。");
}

/** Switches on an extension or a special window; the document it comes from is on record and shown. */
export async function openWindow(
  session: WorkerSession,
  request: Opened,
): Promise<StaffReply<"openWindow">> {
  const { place, year, kind, from, until, source } = request;
  insistReach(session, ["bureau"], place);
  refuseDays(request, session.today);
  const madeBy = session.worker?.row.id;
  if (madeBy === undefined) throw notYours();
  try {
    return await session.run(async (tx) => {
      const book = await policyBook(session.services.db, tx);
      if (!book.whole(place, year))
        throw new AppError("not-found", `这里还没有${year}年度的方案，不能开放缴费期。`, {
          path: "year",
        });
      const at = session.services.now();
      const id = newKey(at);
      const county = place.slice(0, 6);
      await insertOpening(tx, {
        county,
        id,
        place,
        year,
        kind,
        fromDay: from,
        untilDay: until ?? null,
        source: source.trim(),
        madeBy,
        madeAt: at,
      });
      await session.trace(tx, {
        action: "open-window",
        subject: id,
        county,
        detail: { place, year, kind, from, until: until ?? null },
        after: { 依据: source.trim() },
      });
      return {};
    });
  } catch (error) {
    if (!isTaken(error, "opening_live")) throw error;
    throw new AppError("stands-against", "这个地方这一年已经开着一个同样的缴费期。", {
      todo: "要改日期的，先关掉现在的，再开新的。",
    });
  }
}

/** Switches it off from now on; what was paid meanwhile stays paid. */
export function closeWindow(
  session: WorkerSession,
  { openingId, why }: StaffRequest<"closeWindow">,
): Promise<StaffReply<"closeWindow">> {
  if (why.trim().length < 2)
    throw new AppError("bad-request", "请写明为什么关闭。", { path: "why" });
  return session.run(async (tx) => {
    const row = await openingById(tx, openingId);
    if (!row) throw new AppError("not-found", "没有这个缴费期。", { todo: "请刷新后再看。" });
    insistReach(session, ["bureau"], row.place);
    const at = session.services.now();
    if (!(await endOpening(tx, row, { at, by: session.worker?.row.id ?? "" })))
      throw new AppError("changed-meanwhile", "这个缴费期已经关闭了。", { todo: "请刷新后再看。" });
    await session.trace(tx, {
      action: "close-window",
      subject: openingId,
      county: row.county,
      detail: { place: row.place, year: row.year, kind: row.kind },
      after: { 理由: why.trim() },
    });
    return {};
  });
}
