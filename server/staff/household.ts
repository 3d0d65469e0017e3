import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function household(
  _session: WorkerSession,
  _request: StaffRequest<"household">,
): Promise<StaffReply<"household">> {
  throw new Error("not built yet");
}

export function sayLeftOut(
  _session: WorkerSession,
  _request: StaffRequest<"sayLeftOut">,
): Promise<StaffReply<"sayLeftOut">> {
  throw new Error("not built yet");
}
