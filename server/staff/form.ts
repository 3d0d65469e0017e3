import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function form(
  _session: WorkerSession,
  _request: StaffRequest<"form">,
): Promise<StaffReply<"form">> {
  throw new Error("not built yet");
}
