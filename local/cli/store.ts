import { openDatabase, type Database } from "../../server/db";
import { vaultFromEnvironment, type Vault } from "../../server/privacy";
import { setting } from "./deploy";

/** What was typed or set cannot be done; the words are for who typed it. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** The database and its keys, as the functions have them. */
export interface Store {
  db: Database;
  vault: Vault;
  now(): Date;
}

const KEYS = ["CANBAO_DATA_KEYS", "CANBAO_DATA_KEY_ID", "CANBAO_LOOKUP_KEY"];
export const STORE_SETTINGS = ["DATABASE_URL", ...KEYS].join("、");

/** `statementTimeoutMs`: for work that looks at whole tables and that nobody waits for. */
export function openStore(statementTimeoutMs?: number): Store {
  const url = setting("DATABASE_URL");
  for (const key of KEYS) setting(key);
  let vault: Vault;
  try {
    vault = vaultFromEnvironment(process.env);
  } catch {
    // What is wrong with a key is not repeated: it would stand in somebody's terminal.
    throw new CommandError("密钥的设置不对，请对照 server/README.md 检查。");
  }
  const db = openDatabase({ url, ...(statementTimeoutMs !== undefined && { statementTimeoutMs }) });
  return { db, vault, now: () => new Date() };
}
