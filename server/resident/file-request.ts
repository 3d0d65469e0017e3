import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function fileRequest(
  _session: Session,
  _request: ResidentRequest<"fileRequest">,
): Promise<ResidentReply<"fileRequest">> {
  throw new Error("not built yet");
}
