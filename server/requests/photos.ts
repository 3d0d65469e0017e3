import { createHash } from "node:crypto";
import { instantOf } from "../../core/time";
import type { Services } from "../context";
import {
  insertMaterials,
  insertSlots,
  slotsByKey,
  slotsOpen,
  useSlot,
  type MaterialRow,
  type RequestRow,
  type SlotRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { LostReply } from "../wechat";

/** A slot holds for a quarter of an hour. */
const SLOT_MS = 15 * 60_000;
/** Slots that one owner may have open at once: a form's worth, several times over. */
const MOST_OPEN = 36;
/** A photo of a phone, made smaller by it, has far less. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** Gives out slots under which photos are let in. `owner` is `account:<key>` or `staff:<key>`. */
export async function giveSlots(
  tx: Tx,
  { owner, count, at }: { owner: string; count: number; at: Date },
): Promise<{ slot: string; cloudPath: string }[]> {
  if ((await slotsOpen(tx, owner, at)) + count > MOST_OPEN)
    throw new AppError("too-many-tries", "刚才已经要过很多次上传位置了。", {
      todo: "请过一刻钟再上传。",
    });
  const rows = Array.from({ length: count }, () => {
    const id = newKey(at);
    // The path tells nobody who put it up, and cannot be guessed.
    return {
      id,
      owner,
      cloudPath: `photos/${instantOf(at).slice(0, 7)}/${id}`,
      expiresAt: new Date(at.getTime() + SLOT_MS),
    };
  });
  await insertSlots(tx, rows);
  return rows.map(({ id, cloudPath }) => ({ slot: id, cloudPath }));
}

/** A material and the slot under which its photo was put. */
export interface PutUp {
  material: string;
  slot: string;
}

const bad = (index: number, message: string): AppError =>
  new AppError("bad-material", message, {
    path: `materials.${index}`,
    todo: "请重新拍照上传这一张，再提交。",
  });

/** The slots of what was put up, all of them the caller's own, not used and not over. */
export async function slotsOf(
  tx: Tx,
  owner: string,
  puts: readonly PutUp[],
  now: Date,
): Promise<SlotRow[]> {
  const rows = await slotsByKey(
    tx,
    puts.map(({ slot }) => slot),
  );
  return puts.map(({ slot }, index) => {
    const row = rows.find(({ id }) => id === slot);
    const twice = puts.findIndex((one) => one.slot === slot) !== index;
    if (!row || row.owner !== owner || row.usedAt !== null || twice)
      throw bad(index, `第${index + 1}张照片的上传位置不对，或者已经用过。`);
    if (row.expiresAt < now) throw bad(index, `第${index + 1}张照片上传得太久，已经过期。`);
    return row;
  });
}

/** A photo that was looked at and is one. */
export interface Photo {
  slot: string;
  material: string;
  fileId: string;
  bytes: number;
  contentHash: string;
}

/** Looks at what lies under the slots. Asks the storage, so never inside a transaction. */
export async function lookAtPhotos(
  { files }: Pick<Services, "files">,
  puts: readonly PutUp[],
  slots: readonly SlotRow[],
): Promise<Photo[]> {
  try {
    return await Promise.all(puts.map((put, index) => lookAt(files, put, slots[index], index)));
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    throw new AppError("unavailable", "照片存放的地方没有回话，申请还没有提交。", {
      todo: "请过几分钟再提交，照片不用重拍。",
    });
  }
}

async function lookAt(
  files: Services["files"],
  { material, slot }: PutUp,
  row: SlotRow | undefined,
  index: number,
): Promise<Photo> {
  if (!row) throw bad(index, `第${index + 1}张照片的上传位置不对。`);
  const fileId = files.idOf(row.cloudPath);
  const found = await files.look(fileId, MOST_BYTES);
  if (!found || found.bytes === 0) throw bad(index, `第${index + 1}张照片没有传上来。`);
  if (found.bytes > MOST_BYTES) throw bad(index, `第${index + 1}张照片太大，超过5兆。`);
  if (!isPicture(found.content))
    throw bad(index, `第${index + 1}张不是照片，只收 JPG、PNG、WebP、HEIC 格式。`);
  return { slot, material, fileId, bytes: found.bytes, contentHash: hashOf(found.content) };
}

const HEIC_BRANDS = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

/** Told by the first bytes: what a phone says of a file is not believed. */
export function isPicture(content: Buffer): boolean {
  const text = (from: number, to: number) => content.toString("latin1", from, to);
  return (
    content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
    content.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) ||
    (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") ||
    (text(4, 8) === "ftyp" && HEIC_BRANDS.includes(text(8, 12)))
  );
}

/** Keeps photos with a request and uses their slots up. */
export async function keepPhotos(
  tx: Tx,
  { county, id: requestId }: Pick<RequestRow, "county" | "id">,
  photos: readonly Photo[],
  { at, owner }: { at: Date; owner: string },
): Promise<void> {
  const rows: MaterialRow[] = [];
  for (const [index, { slot, material, fileId, bytes, contentHash }] of photos.entries()) {
    if (!(await useSlot(tx, slot, at))) throw bad(index, `第${index + 1}张照片已经用过。`);
    rows.push({
      county,
      requestId,
      id: newKey(at),
      material,
      fileId,
      bytes,
      contentHash,
      putUpAt: at,
      putUpBy: owner,
      verdict: null,
      judgedBy: null,
      judgedAt: null,
      goneAt: null,
    });
  }
  await insertMaterials(tx, rows);
}

/** How long an address of a photo holds. */
const ADDRESS_SECONDS = 60;

/**
 * An address for a photo; asks the storage, so never inside a transaction. Whoever put a file up can put another one in its place: what
 * is shown is what was filed, or nothing.
 */
export async function addressOfPhoto(
  { files }: Pick<Services, "files">,
  material: Pick<MaterialRow, "fileId" | "contentHash" | "goneAt">,
): Promise<string> {
  if (material.goneAt !== null) throw photoGone();
  try {
    const found = await files.look(material.fileId, MOST_BYTES);
    if (!found) throw photoGone();
    if (hashOf(found.content) !== material.contentHash)
      throw new AppError("bad-material", "这张照片在提交以后被换过，不能再用。", {
        todo: "请退回补充，让申请人重新上传。",
      });
    const url = await files.urlOf(material.fileId, ADDRESS_SECONDS);
    if (url !== undefined) return url;
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    throw new AppError("unavailable", "照片存放的地方没有回话。", { todo: "请过一会儿再看。" });
  }
  throw photoGone();
}

const hashOf = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

const photoGone = () =>
  new AppError("not-found", "这张照片已经不在了。", { todo: "需要的话，请重新拍照上传。" });
