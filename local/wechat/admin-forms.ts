import { json, reply, type Reply } from "../http";
import type { Runtime } from "../runtime";
import { tcbError } from "./admin-json";
import type { Faults } from "./faults";
import type { OpenApiBody } from "./open-api";
import type { Pay } from "./pay";
import { decodeOpenApiRequest, encodeOpenApiAnswer, encodeOpenApiRefusal } from "./protobuf";

export interface FormParts {
  /** Asked for at each call: the runtime is made after this server, because it must know its address. */
  runtime(): Runtime;
  pay: Pay;
  faults: Faults;
  /** Open interfaces by the SDK's name for them. */
  openApis: Record<string, (args: Record<string, unknown>) => OpenApiBody>;
}

/** What the SDK sends as a multipart form: calls to WeChat itself. */
export interface FormCall {
  action: string;
  api: string;
  /** The token of the request in which the function makes the call. */
  token: string;
  data: Buffer;
}

/** The function's `config.json` does not declare the interface. */
const NO_PERMISSION = -604101;
const OCTETS = "application/octet-stream";

export function answerForm(parts: FormParts, call: FormCall): Reply {
  const holder = parts.runtime().tokens.find(call.token);
  if (!holder) return json(200, tcbError("INVALID_REQUEST_SOURCE", "invalid wx token"));
  if (call.action === "wx.wxPayApi") {
    const data = JSON.parse(call.data.toString("utf8")) as unknown;
    const answer = parts.pay.call({ api: call.api, data, openid: holder.openid });
    return reply(200, OCTETS, Buffer.isBuffer(answer) ? answer : JSON.stringify(answer));
  }
  return reply(200, OCTETS, answerOpenApi(parts, call, holder.functionName));
}

function answerOpenApi(parts: FormParts, { api, data }: FormCall, functionName: string): Buffer {
  const declared = parts.runtime().configOf(functionName)?.permissions.openapi ?? [];
  const openApi = parts.openApis[api];
  if (!openApi || !declared.includes(api)) return encodeOpenApiRefusal(NO_PERMISSION);
  if (parts.faults.strikes("system-error", api)) {
    return encodeOpenApiAnswer({ errcode: -1, errmsg: "system error" });
  }
  return encodeOpenApiAnswer(openApi(decodeOpenApiRequest(data)));
}
