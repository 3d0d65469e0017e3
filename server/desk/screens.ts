import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, resolve, sep } from "node:path";
import { httpReply, type HttpReply } from "./http";

const TEXT: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".json": "application/json; charset=utf-8",
};
const BYTES: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

const YEAR = "public, max-age=31536000, immutable";
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;

/** A file of the built screens; `undefined` where there is none. Only what is known by its ending is handed out. */
export function screenFile(folder: string, path: string, local: boolean): HttpReply | undefined {
  const file = resolve(folder, `.${path === "/" ? "/index.html" : decoded(path)}`);
  if (!file.startsWith(folder + sep) || !existsSync(file) || !statSync(file).isFile())
    return undefined;
  const ending = extname(file);
  const cache = HASHED.test(file) ? { "cache-control": YEAR } : { "cache-control": "no-cache" };
  const text = TEXT[ending];
  if (text !== undefined) {
    const content = readFileSync(file, "utf8");
    const policy = ending === ".html" && { "content-security-policy": pagePolicy(content, local) };
    return httpReply(200, text, content, { ...cache, ...policy });
  }
  const bytes = BYTES[ending];
  return bytes === undefined ? undefined : httpReply(200, bytes, readFileSync(file), cache);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "/";
  }
}

/**
 * What the page may load: its own files, and pictures from cloud storage. Scripts written into the page itself are let in one by one,
 * by what they say. Styles are written by the screens' framework into the page.
 */
function pagePolicy(html: string, local: boolean): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  // Cloud storage has an https address; on one machine its stand-in is another port of this one.
  const pictures = local ? "https: http://127.0.0.1:*" : "https:";
  return [
    "default-src 'none'",
    ["script-src 'self'", ...inline].join(" "),
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${pictures}`,
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
