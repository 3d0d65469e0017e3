import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function confirmBinding(
  _session: WorkerSession,
  _request: StaffRequest<"confirmBinding">,
): Promise<StaffReply<"confirmBinding">> {
  throw new Error("not built yet");
}

export function endBinding(
  _session: WorkerSession,
  _request: StaffRequest<"endBinding">,
): Promise<StaffReply<"endBinding">> {
  throw new Error("not built yet");
}
