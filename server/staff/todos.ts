import type { StaffReply, StaffRequest } from "../../core/contracts";
import type { WorkerSession } from "./session";

export function todos(
  _session: WorkerSession,
  _request: StaffRequest<"todos">,
): Promise<StaffReply<"todos">> {
  throw new Error("not built yet");
}
