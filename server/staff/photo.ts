import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function photo(
  _session: WorkerSession,
  _request: StaffRequest<"photo">,
): Promise<StaffReply<"photo">> {
  throw new Error("not built yet");
}
