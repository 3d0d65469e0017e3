import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function people(
  _session: WorkerSession,
  _request: StaffRequest<"people">,
): Promise<StaffReply<"people">> {
  throw new Error("not built yet");
}
