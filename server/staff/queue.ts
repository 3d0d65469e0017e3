import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function queue(
  _session: WorkerSession,
  _request: StaffRequest<"queue">,
): Promise<StaffReply<"queue">> {
  throw new Error("not built yet");
}
