import type { IncomingMessage } from "node:http";
import busboy from "busboy";

/** The SDK sends small forms; anything larger is not from it. */
const FIELD_LIMIT_BYTES = 4 * 1024 * 1024;

/** Fields and files of a multipart request, all as bytes: the SDK marks some of its Buffers as files. */
export function readMultipart(request: IncomingMessage): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Buffer>();
    const limits = { fieldSize: FIELD_LIMIT_BYTES, fileSize: FIELD_LIMIT_BYTES };
    // latin1 keeps each byte of a field that carries protobuf.
    const form = busboy({ headers: request.headers, limits, defCharset: "latin1" });
    form.on("field", (name, value) => parts.set(name, Buffer.from(value, "latin1")));
    form.on("file", (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => parts.set(name, Buffer.concat(chunks)));
    });
    form.on("close", () => resolve(parts));
    form.on("error", reject);
    request.pipe(form);
  });
}
