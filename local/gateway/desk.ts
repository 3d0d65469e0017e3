import type { IncomingMessage } from "node:http";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { json, readBody, reply, type Reply } from "../http";
import type { Runtime } from "../runtime";

/** Where the HTTP access service lets browsers in to the function `desk`. */
export const DESK_PATH = "/desk";

export const isDesk = (path: string): boolean =>
  path === DESK_PATH || path.startsWith(`${DESK_PATH}/`);

/** What the platform takes for one request. */
const BODY_LIMIT_BYTES = 6 * 1024 * 1024;

/** What a function may answer so that the service makes an HTTP answer of it. */
const Integrated = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/** What CloudBase's HTTP access service does: the request as an event, the function's answer as an HTTP answer. */
export async function askDesk(
  runtime: Runtime,
  request: IncomingMessage,
  url: URL,
): Promise<Reply> {
  // Addresses within the page are relative to a folder.
  if (url.pathname === DESK_PATH)
    return reply(302, "text/plain", "", { location: `${DESK_PATH}/` });
  const body = await readBody(request, BODY_LIMIT_BYTES);
  if (!body) return json(413, { error: { code: "BODY_TOO_LARGE", message: "too large" } });
  const event = {
    path: url.pathname,
    httpMethod: request.method ?? "GET",
    headers: request.headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { requestId: randomUUID(), envId: "canbao-local", appId: 0, uin: 0 },
    body: body.toString("utf8"),
    isBase64Encoded: false,
  };
  const address = request.socket.remoteAddress ?? "";
  const answer = await runtime.invoke("desk", event, { source: "http", address });
  if (answer.kind !== "result")
    return json(answer.kind === "timeout" ? 504 : 502, { error: { code: answer.kind } });
  const read = Integrated.safeParse(answer.value);
  if (!read.success) return json(200, answer.value);
  const { statusCode, headers, body: content, isBase64Encoded } = read.data;
  return {
    status: statusCode,
    headers,
    body: isBase64Encoded ? Buffer.from(content, "base64") : content,
  };
}
