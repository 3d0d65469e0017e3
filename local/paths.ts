import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Folder of the nearest package.json at or above `from`. */
function projectRoot(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json at or above ${from}`);
    folder = parent;
  }
  return folder;
}

/** The checkout. Found by walking up, because this file also runs as part of a bundle in `dist/`. */
export const ROOT = projectRoot(__dirname);

/** What one machine keeps between starts: database, WeChat stand-in's books, keys, logs. */
export const STATE_DIR = resolve(process.env["CANBAO_STATE_DIR"] || join(ROOT, ".canbao"));
