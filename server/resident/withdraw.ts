import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function withdraw(
  _session: Session,
  _request: ResidentRequest<"withdraw">,
): Promise<ResidentReply<"withdraw">> {
  throw new Error("not built yet");
}
