import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function giveBack(
  _session: WorkerSession,
  _request: StaffRequest<"giveBack">,
): Promise<StaffReply<"giveBack">> {
  throw new Error("not built yet");
}
