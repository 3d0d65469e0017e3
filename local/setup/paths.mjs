import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** What one machine keeps between starts; another folder is another canbao. */
export const STATE_DIR = resolve(process.env.CANBAO_STATE_DIR || join(ROOT, ".canbao"));
