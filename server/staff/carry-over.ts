import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function carryOver(
  _session: WorkerSession,
  _request: StaffRequest<"carryOver">,
): Promise<StaffReply<"carryOver">> {
  throw new Error("not built yet");
}
