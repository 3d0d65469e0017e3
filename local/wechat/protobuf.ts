import protobuf from "protobufjs";

/** The messages of WeChat's open interfaces, as far as the SDK uses them. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string content_type = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message CommApiData { int32 api_type = 1; OpenApiData openapi_data = 2; string appid = 6; }
  message CommOpenApiResp { bytes resp_data = 1; string content_type = 2; int32 error_code = 3; uint32 http_code = 4; }
`);
const Request = root.lookupType("CommApiData");
const Response = root.lookupType("CommOpenApiResp");

interface RawRequest {
  openapiData?: { pairs?: { key: string; value: Uint8Array }[] };
}

/** The arguments of an open interface: each was put in as JSON under its own key. */
export function decodeOpenApiRequest(data: Buffer): Record<string, unknown> {
  const message = Request.decode(data) as unknown as RawRequest;
  const pairs = message.openapiData?.pairs ?? [];
  return Object.fromEntries(
    pairs.map(({ key, value }) => [
      key,
      JSON.parse(Buffer.from(value).toString("utf8")) as unknown,
    ]),
  );
}

export function encodeOpenApiAnswer(body: unknown): Buffer {
  const message = {
    respData: Buffer.from(JSON.stringify(body)),
    contentType: "application/json; charset=utf-8",
    httpCode: 200,
  };
  return Buffer.from(Response.encode(message).finish());
}

/** Refused before it reached the interface, such as -604101. */
export function encodeOpenApiRefusal(errorCode: number): Buffer {
  return Buffer.from(Response.encode({ errorCode }).finish());
}
