import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { z } from "zod";
import { nameKey } from "../../core/people";

/**
 * Seals what identifies people, and makes the keyed hashes by which they are found. The two use different keys: who
 * can read numbers cannot search for them, and the other way round.
 */
export interface Vault {
  /** `keyId.base64(iv, tag, ciphertext)`. `context` says where it belongs; it opens nowhere else. */
  seal(text: string, context: string): string;
  /** Throws where the text was changed, belongs elsewhere, or its key is gone. */
  open(sealed: string, context: string): string;
  /** Id of the key that new texts are sealed with. */
  dataKeyId: string;
  /** Whether it is sealed with that key. */
  isFresh(sealed: string): boolean;
  /** Hash by which a person is found; the same for the same document, whoever asks. */
  lookup(documentType: string, documentKey: string): string;
  /** Hash by which workers find people by their full name; the same for every spelling of one name. */
  nameHash(name: string): string;
  /** The other look-up key while one is exchanged: rows may still carry its hashes. */
  former: Hashes | undefined;
  /** Names the present keys and tells nothing about them: work done for the same keys need not be done again. */
  fingerprint: string;
}

/** Keyed hashes under one key. */
export type Hashes = Pick<Vault, "lookup" | "nameHash">;

export interface VaultKeys {
  /** 32 bytes each, by key id. Old ones stay as long as something is sealed with them. */
  data: Record<string, Buffer>;
  /** The key with which new texts are sealed. */
  dataKeyId: string;
  lookup: Buffer;
  /** Read beside `lookup` while one is exchanged for the other; nothing is written with it. */
  formerLookup?: Buffer | undefined;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A sealed text cannot be opened; tells nothing about what is in it. */
export class VaultError extends Error {
  override name = "VaultError";
}

/** No document is of a type called `name` or `fingerprint`, so that no number can look up alike. */
const keyed = (key: Buffer, kind: string, text: string): string =>
  createHmac("sha256", key).update(`${kind}\n${text}`).digest("hex");

const hashesUnder = (key: Buffer): Hashes => ({
  lookup: (documentType, documentKey) => keyed(key, documentType, documentKey),
  nameHash: (name) => keyed(key, "name", nameKey(name)),
});

const FINGERPRINT_CHARACTERS = 12;
const fingerprintOf = (key: Buffer): string =>
  keyed(key, "fingerprint", "").slice(0, FINGERPRINT_CHARACTERS);

export function createVault({ data, dataKeyId, lookup, formerLookup }: VaultKeys): Vault {
  const keyOf = (id: string): Buffer => {
    const key = Object.hasOwn(data, id) ? data[id] : undefined;
    if (!key) throw new VaultError("the key of a sealed text is missing");
    return key;
  };
  keyOf(dataKeyId);
  return {
    seal(text, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", keyOf(dataKeyId), iv);
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${dataKeyId}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64")}`;
    },
    open(sealed, context) {
      const dot = sealed.indexOf(".");
      const bytes = Buffer.from(sealed.slice(dot + 1), "base64");
      if (dot < 1 || bytes.length < IV_BYTES + TAG_BYTES) throw new VaultError("no sealed text");
      const decipher = createDecipheriv(
        "aes-256-gcm",
        keyOf(sealed.slice(0, dot)),
        bytes.subarray(0, IV_BYTES),
        { authTagLength: TAG_BYTES },
      );
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString("utf8");
      } catch {
        throw new VaultError("a sealed text was changed or belongs elsewhere");
      }
    },
    dataKeyId,
    isFresh: (sealed) => sealed.startsWith(`${dataKeyId}.`),
    ...hashesUnder(lookup),
    former: formerLookup && hashesUnder(formerLookup),
    fingerprint: `${dataKeyId}.${fingerprintOf(keyOf(dataKeyId))}.${fingerprintOf(lookup)}`,
  };
}

const Key32 = z
  .string()
  .transform((text) => Buffer.from(text, "base64"))
  .refine((bytes) => bytes.length === 32, { message: "32 bytes in base64 are needed" });

/** The parser's own error would repeat a piece of the keys. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const KeyEnvironment = z.object({
  CANBAO_DATA_KEYS: z
    .string()
    .transform(parsed)
    .pipe(z.record(z.string().regex(/^[0-9A-Za-z_-]{1,32}$/), Key32)),
  CANBAO_DATA_KEY_ID: z.string().min(1),
  CANBAO_LOOKUP_KEY: Key32,
  CANBAO_LOOKUP_KEY_OLD: Key32.optional(),
});

/** The vault of a function. A missing or broken key stops the start: nothing may be stored in clear instead. */
export function vaultFromEnvironment(env: Record<string, string | undefined>): Vault {
  const keys = KeyEnvironment.parse(env);
  return createVault({
    data: keys.CANBAO_DATA_KEYS,
    dataKeyId: keys.CANBAO_DATA_KEY_ID,
    lookup: keys.CANBAO_LOOKUP_KEY,
    formerLookup: keys.CANBAO_LOOKUP_KEY_OLD,
  });
}
