import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Runtime } from "../runtime";
import type { Files } from "./files";

export interface JsonParts {
  runtime(): Runtime;
  files: Files;
}

/** How the cloud itself refuses; the SDK turns the code into a number. */
export function tcbError(code: string, message: string): Record<string, unknown> {
  return { code, message, requestId: randomUUID() };
}

const Params = z.discriminatedUnion("action", [
  z.object({
    action: z.literal("functions.invokeFunction"),
    function_name: z.string(),
    request_data: z.string().default(""),
    wxCloudApiToken: z.string().default(""),
  }),
  z.object({ action: z.literal("storage.getUploadMetadata"), path: z.string() }),
  z.object({
    action: z.literal("storage.batchGetDownloadUrl"),
    file_list: z.array(z.object({ fileid: z.string(), max_age: z.number().default(7200) })),
  }),
  z.object({ action: z.literal("storage.batchDeleteFile"), fileid_list: z.array(z.string()) }),
]);
type Params = z.output<typeof Params>;
type CallParams = Extract<Params, { action: "functions.invokeFunction" }>;

/** What the SDK sends as JSON: other functions and files. `base` is the address it used. */
export async function answerJson(
  parts: JsonParts,
  body: Record<string, unknown>,
  source: string,
  base: string,
): Promise<Record<string, unknown>> {
  const params = Params.safeParse(body);
  if (!params.success) return tcbError("INVALID_PARAM", "not offered here, or not understood");
  switch (params.data.action) {
    case "functions.invokeFunction":
      return callFunction(parts.runtime(), params.data, source);
    case "storage.getUploadMetadata":
      return uploadMetadata(parts.files, params.data.path, base);
    case "storage.batchGetDownloadUrl":
      return downloadUrls(parts.files, params.data.file_list, base);
    case "storage.batchDeleteFile":
      return deleteFiles(parts.files, params.data.fileid_list);
  }
}

async function callFunction(
  runtime: Runtime,
  params: CallParams,
  source: string,
): Promise<Record<string, unknown>> {
  const openid = runtime.tokens.find(params.wxCloudApiToken)?.openid;
  const event = params.request_data ? (JSON.parse(params.request_data) as unknown) : {};
  const caller = { source: "function", chain: source, ...(openid ? { openid } : {}) } as const;
  const answer = await runtime.invoke(params.function_name, event, caller);
  if (answer.kind === "result") {
    return { requestId: randomUUID(), data: { response_data: JSON.stringify(answer.value) } };
  }
  return tcbError("FUNCTIONS_EXECUTE_FAIL", "message" in answer ? answer.message : answer.kind);
}

function uploadMetadata(files: Files, path: string, base: string): Record<string, unknown> {
  const allowed = files.allowUpload(path);
  if (!allowed) return tcbError("INVALID_PARAM", "path is not allowed");
  const data = {
    url: `${base}/upload/${allowed.token}`,
    token: "local",
    authorization: "local",
    fileId: allowed.fileId,
    cosFileId: allowed.token,
  };
  return { requestId: randomUUID(), data };
}

function downloadUrls(
  files: Files,
  asked: { fileid: string; max_age: number }[],
  base: string,
): Record<string, unknown> {
  const answers = asked.map(({ fileid, max_age: maxAge }) => {
    const token = files.allowDownload(fileid, maxAge);
    if (!token) return { code: "STORAGE_FILE_NONEXIST", fileID: fileid, tempFileURL: "", maxAge };
    const name = encodeURIComponent(fileid.split("/").pop() ?? "file");
    const tempFileURL = `${base}/files/${token}/${name}`;
    return { code: "SUCCESS", fileID: fileid, tempFileURL, maxAge };
  });
  return { requestId: randomUUID(), data: { download_list: answers } };
}

function deleteFiles(files: Files, asked: string[]): Record<string, unknown> {
  const answers = asked.map((fileID) => ({
    fileID,
    code: files.remove(fileID) ? "SUCCESS" : "STORAGE_FILE_NONEXIST",
  }));
  return { requestId: randomUUID(), data: { delete_list: answers } };
}
