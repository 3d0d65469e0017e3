import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function settleFinding(
  _session: WorkerSession,
  _request: StaffRequest<"settleFinding">,
): Promise<StaffReply<"settleFinding">> {
  throw new Error("not built yet");
}
