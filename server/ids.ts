import { ulid } from "ulid";

/** A new key of ours: sorts by the instant at which it was made, and cannot be guessed. */
export const newKey = (at: Date): string => ulid(at.getTime());
