import type { IncomingMessage } from "node:http";

const OWN_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Any page in the same browser can send requests to this address. Only this machine's own pages may: a foreign
 * name (DNS rebinding) or a foreign origin is refused.
 */
export function isForeign(request: IncomingMessage): boolean {
  const host = request.headers.host ?? "";
  if (!OWN_NAMES.has(host.replace(/:\d+$/, ""))) return true;
  const { origin } = request.headers;
  return origin !== undefined && origin !== `http://${host}`;
}
