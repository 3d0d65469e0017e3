import type { StaffReply, StaffRequest } from "../../core/contracts";
import { deskRequest } from "./desk-request";
import type { WorkerSession } from "./session";

/** One request with everything that a decision needs; the look is on record. */
export function request(
  session: WorkerSession,
  { requestId }: StaffRequest<"request">,
): Promise<StaffReply<"request">> {
  return deskRequest(session, requestId, { onRecord: true });
}
