import { resident, type ResidentCall, type ResidentReply } from "../../core/contracts";
import { CallError } from "./errors";

/** What the server said, checked against the contract: a screen never meets a form it does not know. */
export function readReply<C extends ResidentCall>(name: C, data: unknown): ResidentReply<C> {
  const reply = resident.calls[name].reply.safeParse(data);
  if (!reply.success) throw CallError.of("unreadable");
  // The table of contracts pairs each name with its reply; TypeScript loses the pairing when indexing by a variable.
  return reply.data as ResidentReply<C>;
}
