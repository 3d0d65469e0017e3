import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function refuse(
  _session: WorkerSession,
  _request: StaffRequest<"refuse">,
): Promise<StaffReply<"refuse">> {
  throw new Error("not built yet");
}
