import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function workers(
  _session: WorkerSession,
  _request: StaffRequest<"workers">,
): Promise<StaffReply<"workers">> {
  throw new Error("not built yet");
}

export function invite(
  _session: WorkerSession,
  _request: StaffRequest<"invite">,
): Promise<StaffReply<"invite">> {
  throw new Error("not built yet");
}

export function withdrawInvitation(
  _session: WorkerSession,
  _request: StaffRequest<"withdrawInvitation">,
): Promise<StaffReply<"withdrawInvitation">> {
  throw new Error("not built yet");
}

export function endRole(
  _session: WorkerSession,
  _request: StaffRequest<"endRole">,
): Promise<StaffReply<"endRole">> {
  throw new Error("not built yet");
}
