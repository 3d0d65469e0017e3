import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, resolve, sep } from "node:path";
import { reply, type Reply } from "../http";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".map": "application/json",
  ".woff2": "font/woff2",
};

/** A file below `folder`, or `undefined` where there is none. Names with a hash in them may be kept by the browser. */
export function staticFile(folder: string, path: string): Reply | undefined {
  const file = resolve(folder, `.${decodePath(path)}`);
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const hashed = /\.[0-9a-f]{8,}\.\w+$/.test(file);
  const cache = hashed ? "public, max-age=31536000, immutable" : "no-cache";
  return reply(200, type, readFileSync(file), { "cache-control": cache });
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "/";
  }
}

/** The first page of the screens, with the stand-in for the phone loaded before anything of theirs. */
export function h5Page(folder: string): Reply | undefined {
  const file = join(folder, "index.html");
  if (!existsSync(file)) return undefined;
  const html = readFileSync(file, "utf8").replace(
    "<head>",
    '<head><script src="/phone.js"></script>',
  );
  return reply(200, TYPES[".html"] ?? "", html, { "cache-control": "no-cache" });
}
