import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function take(
  _session: WorkerSession,
  _request: StaffRequest<"take">,
): Promise<StaffReply<"take">> {
  throw new Error("not built yet");
}

export function letGo(
  _session: WorkerSession,
  _request: StaffRequest<"letGo">,
): Promise<StaffReply<"letGo">> {
  throw new Error("not built yet");
}
