import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function classRoster(
  _session: WorkerSession,
  _request: StaffRequest<"classRoster">,
): Promise<StaffReply<"classRoster">> {
  throw new Error("not built yet");
}

export function fileBatch(
  _session: WorkerSession,
  _request: StaffRequest<"fileBatch">,
): Promise<StaffReply<"fileBatch">> {
  throw new Error("not built yet");
}
