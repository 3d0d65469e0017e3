import { z } from "zod";

/**
 * An HTTP request as CloudBase's HTTP access service hands it to a function ("integration request"), and the answer that it
 * turns back into one ("integration response"). https://docs.cloudbase.net/service/access-cloud-function
 */
const HttpEvent = z.object({
  path: z.string().max(2_000),
  httpMethod: z.string().max(10),
  headers: z.record(z.string(), z.unknown()).default({}),
  body: z.string().nullish(),
  isBase64Encoded: z.union([z.boolean(), z.enum(["true", "false", ""])]).nullish(),
});

export interface HttpReply {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded?: boolean;
}

/** A request that was read. Names of headers are in small letters, whatever the gateway in front made of them. */
export interface HttpAsked {
  method: string;
  /** Below the folder under which the desk is reached, beginning with a slash. */
  path: string;
  header(name: string): string | undefined;
  cookie(name: string): string | undefined;
  body: Buffer;
}

/** The folder of the desk on its domain. */
export const DESK_PATH = "/desk";

/** Reads an event; `undefined` where it is no HTTP request. */
export function readHttp(event: unknown): HttpAsked | undefined {
  const read = HttpEvent.safeParse(event);
  if (!read.success) return undefined;
  const { path, httpMethod, headers, body, isBase64Encoded } = read.data;
  const byName = new Map(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(", ") : String(value),
    ]),
  );
  const isEncoded = isBase64Encoded === true || isBase64Encoded === "true";
  return {
    method: httpMethod.toUpperCase(),
    path: belowDesk(path),
    header: (name) => byName.get(name),
    cookie: (name) => cookieOf(byName.get("cookie") ?? "", name),
    body: Buffer.from(body ?? "", isEncoded ? "base64" : "utf8"),
  };
}

/** The service gives the path with the folder under which the function was entered or without it, as it was set up. */
function belowDesk(path: string): string {
  const [plain = ""] = path.split("?");
  const below =
    plain === DESK_PATH || plain.startsWith(`${DESK_PATH}/`)
      ? plain.slice(DESK_PATH.length)
      : plain;
  return below.startsWith("/") ? below : `/${below}`;
}

function cookieOf(header: string, name: string): string | undefined {
  const pairs = header.split(/;\s*/).map((pair) => pair.split("="));
  // Two cookies of one name: somebody put one beside ours. Neither is believed.
  const values = pairs.filter(([key]) => key === name).map(([, ...value]) => value.join("="));
  return values.length === 1 ? values[0] : undefined;
}

/** Nothing of the desk is kept by a browser or a cache in between, framed, or told to other sites. */
const ALWAYS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "geolocation=(), microphone=(), payment=()",
};

export function httpReply(
  statusCode: number,
  contentType: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): HttpReply {
  const all = { ...ALWAYS, "content-type": contentType, ...headers };
  return typeof body === "string"
    ? { statusCode, headers: all, body }
    : { statusCode, headers: all, body: body.toString("base64"), isBase64Encoded: true };
}

export const jsonReply = (
  statusCode: number,
  body: unknown,
  headers: Record<string, string> = {},
): HttpReply =>
  httpReply(statusCode, "application/json; charset=utf-8", JSON.stringify(body), {
    // What a call answers is data and never a page, even where somebody opens it as one.
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    ...headers,
  });
