import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function audit(
  _session: WorkerSession,
  _request: StaffRequest<"audit">,
): Promise<StaffReply<"audit">> {
  throw new Error("not built yet");
}

export function auditCheck(
  _session: WorkerSession,
  _request: StaffRequest<"auditCheck">,
): Promise<StaffReply<"auditCheck">> {
  throw new Error("not built yet");
}
