import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function errands(
  _session: Session,
  _request: ResidentRequest<"errands">,
): Promise<ResidentReply<"errands">> {
  throw new Error("not built yet");
}
