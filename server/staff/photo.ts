import type { StaffReply, StaffRequest } from "../../core/contracts";
import { materialsOf } from "../db";
import { AppError } from "../errors";
import { addressOfPhoto } from "../requests";
import { readOne } from "./request-rights";
import type { WorkerSession } from "./session";

/** An address for one photo that holds for a minute. The look is on record before there is an address. */
export async function photo(
  session: WorkerSession,
  { requestId, materialId }: StaffRequest<"photo">,
): Promise<StaffReply<"photo">> {
  const { row } = await readOne(session, requestId);
  const material = await session.run(async (tx) => {
    const found = (await materialsOf(tx, [row])).find(({ id }) => id === materialId);
    if (!found) throw new AppError("not-found", "没有找到这张照片。", { todo: "请刷新后再看。" });
    await session.trace(tx, {
      action: "look-at-photo",
      subject: materialId,
      county: row.county,
      ...(row.personId !== null && { personId: row.personId }),
      detail: { kind: row.kind },
    });
    return found;
  });
  return { url: await addressOfPhoto(session.services, material) };
}
