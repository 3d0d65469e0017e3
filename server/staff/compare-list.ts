import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function compareList(
  _session: WorkerSession,
  _request: StaffRequest<"compareList">,
): Promise<StaffReply<"compareList">> {
  throw new Error("not built yet");
}
