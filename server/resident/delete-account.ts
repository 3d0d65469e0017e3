import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function deleteAccount(
  _session: Session,
  _request: ResidentRequest<"deleteAccount">,
): Promise<ResidentReply<"deleteAccount">> {
  throw new Error("not built yet");
}
