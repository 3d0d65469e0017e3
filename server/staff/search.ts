import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function search(
  _session: WorkerSession,
  _request: StaffRequest<"search">,
): Promise<StaffReply<"search">> {
  throw new Error("not built yet");
}
