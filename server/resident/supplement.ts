import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function supplement(
  _session: Session,
  _request: ResidentRequest<"supplement">,
): Promise<ResidentReply<"supplement">> {
  throw new Error("not built yet");
}
