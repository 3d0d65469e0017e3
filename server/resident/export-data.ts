import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function exportData(
  _session: Session,
  _request: ResidentRequest<"exportData">,
): Promise<ResidentReply<"exportData">> {
  throw new Error("not built yet");
}
