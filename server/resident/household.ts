import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function household(
  _session: Session,
  _request: ResidentRequest<"household">,
): Promise<ResidentReply<"household">> {
  throw new Error("not built yet");
}

export function sayLeftOut(
  _session: Session,
  _request: ResidentRequest<"sayLeftOut">,
): Promise<ResidentReply<"sayLeftOut">> {
  throw new Error("not built yet");
}
