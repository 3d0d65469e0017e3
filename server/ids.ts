import { createHash, randomBytes } from "node:crypto";
import { ulid } from "ulid";

/** A new key of ours: sorts by the instant at which it was made, and cannot be guessed. */
export const newKey = (at: Date): string => ulid(at.getTime());

/** A secret that is handed out once and kept as its hash only: 256 bits, as text that fits a cookie or a code. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept of such a secret. Nothing is added to it, because nobody can try 256 bits. */
export const hashOfSecret = (secret: string): string =>
  createHash("sha256").update(secret).digest("hex");
