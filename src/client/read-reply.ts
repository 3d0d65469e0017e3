import type { FunctionContract } from "../../core/contracts";
import type { CallsOf, ReplyOf } from "./caller-types";
import { CallError } from "./errors";

/** What the server said, checked against the contract: a screen never meets a form it does not know. */
export function readReply<F extends FunctionContract, C extends CallsOf<F>>(
  contract: F,
  name: C,
  data: unknown,
): ReplyOf<F, C> {
  const reply = contract.calls[name]?.reply.safeParse(data);
  if (!reply?.success) throw CallError.of("unreadable");
  // The table of contracts pairs each name with its reply; TypeScript loses the pairing when indexing by a variable.
  return reply.data as ReplyOf<F, C>;
}
