import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function openings(
  _session: WorkerSession,
  _request: StaffRequest<"openings">,
): Promise<StaffReply<"openings">> {
  throw new Error("not built yet");
}

export function openWindow(
  _session: WorkerSession,
  _request: StaffRequest<"openWindow">,
): Promise<StaffReply<"openWindow">> {
  throw new Error("not built yet");
}

export function closeWindow(
  _session: WorkerSession,
  _request: StaffRequest<"closeWindow">,
): Promise<StaffReply<"closeWindow">> {
  throw new Error("not built yet");
}
