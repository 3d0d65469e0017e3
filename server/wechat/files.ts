import cloud from "wx-server-sdk";
import { answered, LostReply } from "./lost-reply";
import type { FilePort, LookedAt } from "./ports";

interface Linked {
  fileID: string;
  /** 0: there it is. */
  status: number;
  tempFileURL: string;
}

interface Storage {
  getTempFileURL(data: {
    fileList: { fileID: string; maxAge: number }[];
  }): Promise<{ fileList?: unknown }>;
  deleteFile(data: { fileList: string[] }): Promise<unknown>;
}
const storage = () => cloud as unknown as Storage;

/** The storage's own word for a file that is not there. */
const NO_SUCH_FILE = -503003;
/** Long enough for one download of ours. */
const OWN_LOOK_SECONDS = 60;
/** The platform deletes no more in one call. */
const MOST_AT_ONCE = 50;

async function addressOf(fileId: string, seconds: number): Promise<string | undefined> {
  const asked = storage().getTempFileURL({ fileList: [{ fileID: fileId, maxAge: seconds }] });
  const [one] = ((await answered(asked)).fileList ?? []) as Linked[];
  if (one?.status === 0 && one.tempFileURL) return one.tempFileURL;
  if (one?.status === NO_SUCH_FILE) return undefined;
  throw new LostReply("an answer that cannot be understood");
}

/** Reads no further than a byte beyond `mostBytes`, whatever size somebody has put up. */
async function readUpTo(response: Response, mostBytes: number): Promise<LookedAt> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  while (reader && bytes <= mostBytes) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done || !value) break;
    parts.push(value);
    bytes += value.byteLength;
  }
  await reader?.cancel();
  return { bytes, content: Buffer.concat(parts).subarray(0, mostBytes) };
}

async function download(address: string, mostBytes: number): Promise<LookedAt | undefined> {
  const response = await fetch(address);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new LostReply(`the storage answered ${response.status}`);
  return readUpTo(response, mostBytes);
}

/**
 * Files of the cloud's own storage. `root` is how the ids of its files begin, `cloud://<environment>.<bucket>`: a phone says under
 * which slot it put a photo, and never which file it is.
 */
export function cloudFiles(root: string): FilePort {
  return {
    idOf: (cloudPath) => `${root.replace(/\/$/, "")}/${cloudPath}`,
    async look(fileId, mostBytes) {
      const address = await addressOf(fileId, OWN_LOOK_SECONDS);
      return address === undefined ? undefined : answered(download(address, mostBytes));
    },
    urlOf: (fileId, seconds) => addressOf(fileId, seconds),
    async remove(fileIds) {
      for (let from = 0; from < fileIds.length; from += MOST_AT_ONCE)
        await answered(
          storage().deleteFile({ fileList: fileIds.slice(from, from + MOST_AT_ONCE) }),
        );
    },
  };
}
