import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function deskLook(
  _session: WorkerSession,
  _request: StaffRequest<"deskLook">,
): Promise<StaffReply<"deskLook">> {
  throw new Error("not built yet");
}

export function deskConfirm(
  _session: WorkerSession,
  _request: StaffRequest<"deskConfirm">,
): Promise<StaffReply<"deskConfirm">> {
  throw new Error("not built yet");
}
