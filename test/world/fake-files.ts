import { LostReply, type FilePort } from "../../server/wechat";

const ROOT = "cloud://world.6c6f-world";

/** A cloud storage in memory. */
export class FakeFiles {
  readonly kept = new Map<string, Buffer>();
  /** Files that were taken down, in order. */
  readonly removed: string[] = [];
  /** Addresses that were given out. */
  readonly given: { fileId: string; seconds: number }[] = [];
  /** Answers nothing any more. */
  silent = false;

  /** Puts a file up, as a phone does; gives its id. */
  put(cloudPath: string, content: Buffer): string {
    const id = this.port.idOf(cloudPath);
    this.kept.set(id, content);
    return id;
  }

  readonly port: FilePort = {
    idOf: (cloudPath) => `${ROOT}/${cloudPath}`,
    look: (fileId, mostBytes) =>
      this.through(() => {
        const content = this.kept.get(fileId);
        return (
          content && {
            bytes: Math.min(content.length, mostBytes + 1),
            content: content.subarray(0, mostBytes),
          }
        );
      }),
    urlOf: (fileId, seconds) =>
      this.through(() => {
        if (!this.kept.has(fileId)) return undefined;
        this.given.push({ fileId, seconds });
        return `https://files.world/${fileId.slice(ROOT.length + 1)}?sign=${this.given.length}`;
      }),
    remove: (fileIds) =>
      this.through(() => {
        for (const id of fileIds) if (this.kept.delete(id)) this.removed.push(id);
      }),
  };

  private async through<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    if (this.silent) throw new LostReply("the storage is silent");
    return work();
  }
}

/** The smallest pictures of their kinds: their first bytes are what a check looks at. */
export const PICTURES = {
  jpeg: Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"),
  png: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  webp: Buffer.from("524946461a000000574542505650384c", "hex"),
  heic: Buffer.from("00000018667479706865696300000000", "hex"),
};
