import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function judge(
  _session: WorkerSession,
  _request: StaffRequest<"judge">,
): Promise<StaffReply<"judge">> {
  throw new Error("not built yet");
}
