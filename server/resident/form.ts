import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function form(
  _session: Session,
  _request: ResidentRequest<"form">,
): Promise<ResidentReply<"form">> {
  throw new Error("not built yet");
}
