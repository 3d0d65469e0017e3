import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function counterErrands(
  _session: WorkerSession,
  _request: StaffRequest<"counterErrands">,
): Promise<StaffReply<"counterErrands">> {
  throw new Error("not built yet");
}

export function counterFile(
  _session: WorkerSession,
  _request: StaffRequest<"counterFile">,
): Promise<StaffReply<"counterFile">> {
  throw new Error("not built yet");
}

export function counterSlots(
  _session: WorkerSession,
  _request: StaffRequest<"counterSlots">,
): Promise<StaffReply<"counterSlots">> {
  throw new Error("not built yet");
}
