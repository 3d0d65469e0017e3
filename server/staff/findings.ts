import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function findings(
  _session: WorkerSession,
  _request: StaffRequest<"findings">,
): Promise<StaffReply<"findings">> {
  throw new Error("not built yet");
}
