import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpServer {
  port: number;
  url: string;
  close(): Promise<void>;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

/** No answer at all: the caller sees a broken connection. */
export const BROKEN = Symbol("broken connection");

export type Handler = (request: IncomingMessage) => Promise<Reply | typeof BROKEN>;

/** A server on 127.0.0.1. An exception of the handler is an answer of 500 and a word to `onError`. */
export async function listen(
  handler: Handler,
  port: number,
  onError: (error: unknown) => void,
): Promise<HttpServer> {
  const server = createServer((request, response) => {
    handler(request)
      .catch((error: unknown) => {
        onError(error);
        return json(500, { error: { code: "INTERNAL", message: String(error) } });
      })
      .then((reply) => answer(request, response, reply), onError);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { port: bound, url: `http://127.0.0.1:${bound}`, close: () => closeServer(server) };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply | typeof BROKEN,
): void {
  if (reply === BROKEN) {
    request.socket.destroy();
    return;
  }
  const body = Buffer.from(reply.body as string);
  response.writeHead(reply.status, { ...reply.headers, "content-length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** The SDK tells JSON from bytes by exactly this content type. */
const JSON_TYPE = "application/json; charset=utf-8";

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return reply(status, JSON_TYPE, JSON.stringify(body), headers);
}

export function reply(
  status: number,
  contentType: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Reply {
  return { status, headers: { "content-type": contentType, ...headers }, body };
}

/** A whole request body, up to a limit; `undefined` beyond it. */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
