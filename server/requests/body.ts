import * as z from "zod/mini";
import { MaterialWanted, RequestDetails, type RequestEvent } from "../../core/contracts";
import type { RequestRow } from "../db";
import { sealContext, type Vault } from "../privacy";

/** What is kept sealed with a request: what was stated, and what the plan said and wanted when it was filed. */
const RequestBody = z.object({
  details: RequestDetails,
  says: z.string(),
  wanted: z.array(MaterialWanted),
});
export type RequestBody = z.infer<typeof RequestBody>;

export const sealBody = (vault: Vault, requestId: string, body: RequestBody): string =>
  vault.seal(JSON.stringify(body), sealContext.requestBody(requestId));

/** A body that was deleted opens as an empty one: what remains of the request is its kind and what came of it. */
export function openBody(vault: Vault, row: Pick<RequestRow, "id" | "bodySealed">): RequestBody {
  if (row.bodySealed === "") return { details: {}, says: "", wanted: [] };
  const text = vault.open(row.bodySealed, sealContext.requestBody(row.id));
  return RequestBody.parse(JSON.parse(text));
}

/** The event that a request is filed for. */
export function eventOf(row: Pick<RequestRow, "eventKind" | "eventOn">): RequestEvent | null {
  const { eventKind, eventOn } = row;
  // Both are written from a contract's event, or neither.
  return eventKind !== null && eventOn !== null
    ? { kind: eventKind as RequestEvent["kind"], on: eventOn }
    : null;
}
