import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function correctRequest(
  _session: WorkerSession,
  _request: StaffRequest<"correctRequest">,
): Promise<StaffReply<"correctRequest">> {
  throw new Error("not built yet");
}
