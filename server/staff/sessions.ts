import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function sessions(
  _session: WorkerSession,
  _request: StaffRequest<"sessions">,
): Promise<StaffReply<"sessions">> {
  throw new Error("not built yet");
}

export function endSession(
  _session: WorkerSession,
  _request: StaffRequest<"endSession">,
): Promise<StaffReply<"endSession">> {
  throw new Error("not built yet");
}
