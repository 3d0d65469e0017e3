import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user that PostgreSQL runs as where we are root, because it refuses to run as root. */
export interface Identity {
  uid: number;
  gid: number;
}

/** `nobody` as this machine numbers it; 65534 is what Linux gives where the file cannot be read. */
function nobody(): Identity {
  try {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((entry) => entry.startsWith("nobody:"));
    const [, , uid, gid] = (line ?? "").split(":");
    if (uid && gid) return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  } catch {
    // No such file (some containers): the usual number below.
  }
  return { uid: 65534, gid: 65534 };
}

/** Who runs PostgreSQL: `undefined` means the user we already are. */
export function databaseIdentity(): Identity | undefined {
  return process.getuid?.() === 0 ? nobody() : undefined;
}

/**
 * Whether `identity` can pass through every folder on the way to `path`. Judged by the "others" bits alone:
 * the unprivileged user owns nothing and is in no group of ours.
 */
export function reachable(path: string, identity: Identity | undefined): boolean {
  if (!identity) return canEnter(path);
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const open = stat.uid === identity.uid ? stat.mode & 0o100 : stat.mode & 0o001;
    if (!open) return false;
    if (folder === dirname(folder)) return true;
  }
}

function canEnter(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
