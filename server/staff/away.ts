import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function away(
  _session: WorkerSession,
  _request: StaffRequest<"away">,
): Promise<StaffReply<"away">> {
  throw new Error("not built yet");
}

export function saveContact(
  _session: WorkerSession,
  _request: StaffRequest<"saveContact">,
): Promise<StaffReply<"saveContact">> {
  throw new Error("not built yet");
}
