import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function request(
  _session: WorkerSession,
  _request: StaffRequest<"request">,
): Promise<StaffReply<"request">> {
  throw new Error("not built yet");
}
