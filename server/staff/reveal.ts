import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function reveal(
  _session: WorkerSession,
  _request: StaffRequest<"reveal">,
): Promise<StaffReply<"reveal">> {
  throw new Error("not built yet");
}
