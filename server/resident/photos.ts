import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function photoSlots(
  _session: Session,
  _request: ResidentRequest<"photoSlots">,
): Promise<ResidentReply<"photoSlots">> {
  throw new Error("not built yet");
}

export function photo(
  _session: Session,
  _request: ResidentRequest<"photo">,
): Promise<ResidentReply<"photo">> {
  throw new Error("not built yet");
}
