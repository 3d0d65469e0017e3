import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function hello(
  _session: WorkerSession,
  _request: StaffRequest<"hello">,
): Promise<StaffReply<"hello">> {
  throw new Error("not built yet");
}
