import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function dispute(
  _session: Session,
  _request: ResidentRequest<"dispute">,
): Promise<ResidentReply<"dispute">> {
  throw new Error("not built yet");
}
