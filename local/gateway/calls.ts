import type { IncomingMessage } from "node:http";
import { json, type Reply } from "../http";
import type { Runtime } from "../runtime";
import { BadRequest, readJson } from "./router";

export const CALL_PATH = "/api/call/";

/** `POST /api/call/<function>`: what `wx.cloud.callFunction` does, for a phone in a browser and for tests. */
export async function callFunction(
  runtime: Runtime,
  request: IncomingMessage,
  name: string,
  openid: string,
): Promise<Reply> {
  if (request.method !== "POST") return refusal(405, "METHOD_NOT_ALLOWED", "use POST");
  let event: unknown;
  try {
    event = await readJson(request);
  } catch (error) {
    if (error instanceof BadRequest) return refusal(400, "BAD_REQUEST", error.message);
    throw error;
  }
  const answer = await runtime.invoke(name, event, { source: "wx_client", openid });
  switch (answer.kind) {
    case "result":
      return json(200, answer.value);
    case "unknown-function":
      return refusal(404, "FUNCTION_NOT_FOUND", `no function named ${name}`);
    case "timeout":
      return refusal(504, "FUNCTION_TIMEOUT", `${name} took too long and was ended`);
    case "crash":
      return refusal(502, "FUNCTION_CRASHED", answer.message);
    case "error":
      return refusal(502, "FUNCTION_FAILED", answer.message);
  }
}

function refusal(status: number, code: string, message: string): Reply {
  return json(status, { error: { code, message } });
}
