import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, existsSync, writeFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

/** Cloud storage: files by `cloud://` id, written and read through addresses that hold for a while. */
export interface Files {
  /** Where a function may put the file, and the id that it will have. */
  allowUpload(cloudPath: string): { token: string; fileId: string } | undefined;
  put(token: string, content: Buffer): boolean;
  /** A download token; `undefined` where there is no such file. */
  allowDownload(fileId: string, maxAgeSeconds: number): string | undefined;
  get(token: string): Buffer | undefined;
  /** False where there was none. */
  remove(fileId: string): boolean;
}

interface Grant {
  path: string;
  until: number;
}

const UPLOAD_LIFE_MS = 15 * 60_000;

export function createFiles(folder: string, envId: string): Files {
  const prefix = `cloud://${envId}.6c6f-${envId}/`;
  const uploads = new Map<string, Grant>();
  const downloads = new Map<string, Grant>();

  function pathOf(cloudPath: string): string | undefined {
    const path = resolve(folder, cloudPath);
    return path.startsWith(folder + sep) ? path : undefined;
  }
  function grant(grants: Map<string, Grant>, path: string, lifeMs: number): string {
    const token = randomBytes(18).toString("base64url");
    grants.set(token, { path, until: Date.now() + lifeMs });
    return token;
  }
  function granted(grants: Map<string, Grant>, token: string): string | undefined {
    const found = grants.get(token);
    return found && found.until >= Date.now() ? found.path : undefined;
  }
  function stored(fileId: string): string | undefined {
    const path = fileId.startsWith(prefix) ? pathOf(fileId.slice(prefix.length)) : undefined;
    return path && existsSync(path) ? path : undefined;
  }

  return {
    allowUpload(cloudPath) {
      const path = pathOf(cloudPath);
      if (!path || cloudPath.endsWith("/")) return undefined;
      return { token: grant(uploads, path, UPLOAD_LIFE_MS), fileId: prefix + cloudPath };
    },
    put(token, content) {
      const path = granted(uploads, token);
      uploads.delete(token);
      if (!path) return false;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return true;
    },
    allowDownload(fileId, maxAgeSeconds) {
      const path = stored(fileId);
      return path ? grant(downloads, path, maxAgeSeconds * 1000) : undefined;
    },
    get(token) {
      const path = granted(downloads, token);
      return path && existsSync(path) ? readFileSync(path) : undefined;
    },
    remove(fileId) {
      const path = stored(fileId);
      if (!path) return false;
      rmSync(path);
      return true;
    },
  };
}

/** Where the files of a stand-in lie. */
export function filesFolder(folder: string): string {
  return join(folder, "files");
}
