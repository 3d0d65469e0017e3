import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import type { Session } from "./session";

export function requests(
  _session: Session,
  _request: ResidentRequest<"requests">,
): Promise<ResidentReply<"requests">> {
  throw new Error("not built yet");
}

export function request(
  _session: Session,
  _request: ResidentRequest<"request">,
): Promise<ResidentReply<"request">> {
  throw new Error("not built yet");
}
