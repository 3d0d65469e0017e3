import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function complete(
  _session: WorkerSession,
  _request: StaffRequest<"complete">,
): Promise<StaffReply<"complete">> {
  throw new Error("not built yet");
}
