import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function person(
  _session: WorkerSession,
  _request: StaffRequest<"person">,
): Promise<StaffReply<"person">> {
  throw new Error("not built yet");
}
