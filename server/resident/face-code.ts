import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function faceCode(
  _session: Session,
  _request: ResidentRequest<"faceCode">,
): Promise<ResidentReply<"faceCode">> {
  throw new Error("not built yet");
}
