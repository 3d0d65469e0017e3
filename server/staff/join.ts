import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function join(
  _session: WorkerSession,
  _request: StaffRequest<"join">,
): Promise<StaffReply<"join">> {
  throw new Error("not built yet");
}
