import type { FileRequest, ResidentReply, StaffReply } from "../../core/contracts";
import type { RegisterRow } from "../../core/people";
import { PICTURES } from "./fake-files";
import { freshKey } from "./families";
import type { Worker } from "./worker";
import type { Phone, World } from "./world";

/** Binds to somebody and confirms it by the registered phone: a full binding. Gives the member's key. */
export async function bindInFull(
  world: World,
  phone: Phone,
  row: RegisterRow,
  relation: "self" | "spouse" | "child" | "parent" | "other" = "self",
): Promise<string> {
  const memberId = await phone.bind(row, { relation });
  const code = `code-${memberId}`;
  world.wechat.phonesByCode.set(code, row.phone ?? "");
  await phone.get("confirm", { memberId, phoneCode: code });
  return memberId;
}

type Filed = Omit<FileRequest, "requestKey" | "consent" | "materials"> & {
  /** Names of materials; a picture is put up for each. */
  photos?: readonly string[];
};

/** What a phone sends when it files, with its photos put up. */
export async function toFile(
  world: World,
  phone: Phone,
  { photos = [], ...filed }: Filed,
): Promise<FileRequest> {
  const slots =
    photos.length === 0 ? [] : (await phone.get("photoSlots", { count: photos.length })).slots;
  return {
    ...filed,
    requestKey: freshKey(),
    consent: true,
    materials: photos.map((material, at) => {
      const { slot = "", cloudPath = "" } = slots[at] ?? {};
      world.files.put(cloudPath, PICTURES.jpeg);
      return { material, slot };
    }),
  };
}

/** Files a request as a phone would. */
export async function file(
  world: World,
  phone: Phone,
  filed: Filed,
): Promise<ResidentReply<"fileRequest">> {
  return phone.get("fileRequest", await toFile(world, phone, filed));
}

/** A worker opens a request and takes it. */
export async function takenBy(worker: Worker, requestId: string): Promise<StaffReply<"take">> {
  const { version } = await worker.get("request", { requestId });
  return worker.get("take", { requestId, version });
}

/** A worker takes a request and completes it, having seen the originals unless it is said otherwise. */
export async function completedBy(
  worker: Worker,
  requestId: string,
  originalsSeen = true,
): Promise<StaffReply<"complete">> {
  const { version } = await takenBy(worker, requestId);
  return worker.get("complete", { requestId, version, originalsSeen });
}
