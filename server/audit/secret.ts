import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { leaveTrace, type Trace, type Tx } from "../db";
import { sealContext, type Vault } from "../privacy";

/** What stood in a file, label and value as an auditor reads them; may hold names and numbers. */
export type Words = Record<string, string | null>;

export interface SealedTrace extends Trace {
  before?: Words;
  after?: Words;
}

const SALT_BYTES = 16;
const Values = z.record(z.string(), z.string().nullable()).nullable();
const Secret = z.object({ salt: z.string(), before: Values, after: Values });
type Secret = z.infer<typeof Secret>;

const inOrder = (words: Words | null) =>
  words && Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1));

/** The salt keeps anybody from guessing the words from the line; the words are in an order that is ours. */
function commitmentTo({ salt, before, after }: Secret): string {
  return createHash("sha256")
    .update(salt)
    .update("\n")
    .update(JSON.stringify([inOrder(before), inOrder(after)]))
    .digest("hex");
}

/**
 * Leaves a trace with what stood there before and after. The line carries a commitment, which the chain covers; the words are
 * sealed beside it, so that deleting them leaves the chain whole.
 */
export async function leaveSealedTrace(vault: Vault, tx: Tx, trace: SealedTrace): Promise<void> {
  const { before, after, ...line } = trace;
  if (!before && !after) return leaveTrace(tx, line);
  const salt = randomBytes(SALT_BYTES).toString("base64");
  const secret: Secret = { salt, before: before ?? null, after: after ?? null };
  return leaveTrace(tx, line, {
    commitment: commitmentTo(secret),
    sealedFor: (id) => vault.seal(JSON.stringify(secret), sealContext.auditSecret(id)),
  });
}

/** Opens the words of a line; `changed` where they are not those that the line was committed to. */
export function openSecret(
  vault: Vault,
  line: { id: number; commitment: string | null; sealed: string | null },
): { before: Words | null; after: Words | null } | "changed" | undefined {
  if (line.sealed === null) return undefined;
  let secret: Secret;
  try {
    secret = Secret.parse(JSON.parse(vault.open(line.sealed, sealContext.auditSecret(line.id))));
  } catch {
    return "changed";
  }
  if (commitmentTo(secret) !== line.commitment) return "changed";
  return { before: secret.before, after: secret.after };
}
