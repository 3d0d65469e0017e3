import type { MaterialView, RequestCard, RequestEvent } from "../../core/contracts";
import { isOverdue, REFUND_REASON_TEXTS, stateText, titleOf } from "../../core/enrolment";
import { instantOf } from "../../core/time";
import type { MaterialRow, RequestRow } from "../db";
import type { RequestBody } from "./body";

/** What a request is called: 中途参保（退役）, 退费（去世）. */
export function requestTitle(
  row: Pick<RequestRow, "kind" | "eventKind">,
  { details }: Pick<RequestBody, "details">,
): string {
  const title = titleOf(row.kind, row.eventKind as RequestEvent["kind"] | null);
  const { refundReason } = details;
  return row.kind === "refund" && refundReason
    ? `${title}（${REFUND_REASON_TEXTS[refundReason]}）`
    : title;
}

/** A request in a list. `name`: of whom it is about, as the viewer may see it. */
export function requestCard(
  row: RequestRow,
  body: Pick<RequestBody, "details">,
  { name, placeName, now }: { name: string; placeName: string; now: Date },
): RequestCard {
  const dueAt = row.dueAt && instantOf(row.dueAt);
  return {
    requestId: row.id,
    number: row.number,
    kind: row.kind,
    event: row.eventKind as RequestEvent["kind"] | null,
    title: requestTitle(row, body),
    name,
    year: row.year,
    place: { code: row.place, name: placeName },
    state: row.state,
    stateText: stateText(row.state),
    filedAt: instantOf(row.filedAt),
    dueAt,
    overdue: isOverdue(dueAt, instantOf(now)),
  };
}

export const materialViews = (rows: readonly MaterialRow[]): MaterialView[] =>
  rows.map(({ id, material, putUpAt, verdict, goneAt }) => ({
    materialId: id,
    material,
    putUpAt: instantOf(putUpAt),
    verdict,
    gone: goneAt !== null,
  }));
