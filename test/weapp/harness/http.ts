import { request } from "node:http";

export interface HttpReply {
  status: number;
  body: unknown;
}

/** Sends JSON to the local cloud and reads JSON back. jest's browser-like environment has no `fetch`. */
export const sendJson = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<HttpReply> =>
  send(url, JSON.stringify(body), { "content-type": "application/json", ...headers });

/** Sends bytes as they are, such as a picture. */
export const sendBytes = (
  url: string,
  bytes: Buffer,
  headers: Record<string, string>,
): Promise<HttpReply> =>
  send(url, bytes, { "content-type": "application/octet-stream", ...headers });

function send(
  url: string,
  body: string | Buffer,
  headers: Record<string, string>,
): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString("utf8");
        resolve({
          status: answer.statusCode ?? 0,
          body: text === "" ? undefined : JSON.parse(text),
        });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
