import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function lookers(
  _session: Session,
  _request: ResidentRequest<"lookers">,
): Promise<ResidentReply<"lookers">> {
  throw new Error("not built yet");
}
