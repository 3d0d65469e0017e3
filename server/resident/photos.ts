import type { ResidentReply, ResidentRequest } from "../../core/contracts";
import { materialsOf } from "../db";
import { AppError } from "../errors";
import { addressOfPhoto, giveSlots } from "../requests";
import { ownRequest } from "./request-view";
import type { Session } from "./session";

/** Slots under which photos are let into cloud storage. */
export function photoSlots(
  session: Session,
  { count }: ResidentRequest<"photoSlots">,
): Promise<ResidentReply<"photoSlots">> {
  const { services, accountId } = session;
  return session.run(async (tx) => ({
    slots: await giveSlots(tx, { owner: `account:${accountId}`, count, at: services.now() }),
  }));
}

/** An address for one of the caller's own photos, good for a minute. */
export async function photo(
  session: Session,
  { requestId, materialId }: ResidentRequest<"photo">,
): Promise<ResidentReply<"photo">> {
  const material = await session.run(async (tx) => {
    const row = await ownRequest(tx, requestId);
    const found = (await materialsOf(tx, [row])).find(({ id }) => id === materialId);
    if (!found) throw new AppError("not-found", "没有找到这张照片。", { todo: "请刷新以后再看。" });
    return found;
  });
  return { url: await addressOfPhoto(session.services, material) };
}
