import type { IncomingMessage } from "node:http";
import { BROKEN, json, listen, readBody, reply, type HttpServer, type Reply } from "../http";
import { answerForm, type FormParts } from "./admin-forms";
import { answerJson, tcbError, type JsonParts } from "./admin-json";
import { DELAY_MS, type Faults } from "./faults";
import { readMultipart } from "./multipart";

export interface AdminParts extends FormParts, JsonParts {
  onError(error: unknown): void;
}

const BODY_LIMIT_BYTES = 6 * 1024 * 1024;
const FILE_LIMIT_BYTES = 50 * 1024 * 1024;
const OCTETS = "application/octet-stream";

/** The end that the unmodified wx-server-sdk talks to. */
export function startAdminServer(parts: AdminParts, port = 0): Promise<HttpServer> {
  return listen((request) => route(parts, request), port, parts.onError);
}

async function route(parts: AdminParts, request: IncomingMessage): Promise<Reply | typeof BROKEN> {
  const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
  const [, first, token = ""] = pathname.split("/");
  if (first === "admin" && request.method === "POST") return admin(parts, request);
  if (first === "upload" && request.method === "PUT") return upload(parts, token, request);
  const content = first === "files" ? parts.files.get(token) : undefined;
  return content ? reply(200, OCTETS, content) : reply(404, "text/plain", "");
}

async function admin(parts: AdminParts, request: IncomingMessage): Promise<Reply | typeof BROKEN> {
  if (request.headers["content-type"]?.startsWith("multipart/")) {
    const fields = await readMultipart(request);
    const text = (name: string) => fields.get(name)?.toString("utf8") ?? "";
    const call = {
      action: text("action"),
      api: text("apiName"),
      token: text("wxCloudApiToken"),
      data: fields.get("requestData") ?? Buffer.alloc(0),
    };
    return withFaults(parts.faults, call.api, () => answerForm(parts, call));
  }
  const body = await readBody(request, BODY_LIMIT_BYTES);
  if (!body) return json(200, tcbError("EXCEED_REQUEST_LIMIT", "request too large"));
  const params = JSON.parse(body.toString("utf8")) as Record<string, unknown>;
  const source = request.headers["x-tcb-source"]?.toString() ?? "";
  const base = `http://${request.headers.host ?? "127.0.0.1"}`;
  return json(200, await answerJson(parts, params, source, base));
}

/** Loses, delays or answers, as the faults have it. */
async function withFaults(
  faults: Faults,
  api: string,
  answer: () => Reply,
): Promise<Reply | typeof BROKEN> {
  if (faults.strikes("lose-request", api)) return BROKEN;
  if (faults.strikes("delay", api)) await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
  const done = answer();
  return faults.strikes("lose-reply", api) ? BROKEN : done;
}

async function upload(parts: AdminParts, token: string, request: IncomingMessage): Promise<Reply> {
  const content = await readBody(request, FILE_LIMIT_BYTES);
  if (content && parts.files.put(token, content)) return reply(200, OCTETS, "");
  const xml =
    "<?xml version='1.0' encoding='utf-8' ?><Error><Code>AccessDenied</Code><Message>Access Denied.</Message>" +
    "<RequestId>local</RequestId><TraceId>local</TraceId></Error>";
  return reply(403, "application/xml", xml);
}
