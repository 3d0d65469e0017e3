import type { Services } from "../context";
import { leaveTrace, markGone, photosDue, SYSTEM } from "../db";
import type { Job } from "./job";

const DAY_MS = 86_400_000;
/** How long photos of a request are kept after it is over, for who wants to object. */
const KEPT_MS = 30 * DAY_MS;
/** A slot holds for a quarter of an hour; what was put up and never used is gone a day later. */
const UNUSED_MS = DAY_MS;
const MOST = 50;

/** Takes down photos of requests that have long been over, of deleted accounts, and what was put up and never used. */
export const removePhotos: Job = {
  name: "remove-photos",
  everyMs: 600_000,
  async run(services, hasTime) {
    let done = 0;
    for (;;) {
      const removed = await removeSome(services);
      done += removed;
      if (removed < MOST) return { done, left: 0 };
      if (!hasTime()) return { done, left: 1 };
    }
  },
};

/**
 * First the file, then the word that it is gone: broken off between the two, the next run asks for a file that is not there any more,
 * which is no failure.
 */
async function removeSome({ db, files, now }: Services): Promise<number> {
  const at = now();
  const due = await db.run(SYSTEM, (tx) =>
    photosDue(tx, {
      endedBefore: new Date(at.getTime() - KEPT_MS),
      slotsBefore: new Date(at.getTime() - UNUSED_MS),
      most: MOST,
    }),
  );
  if (due.length === 0) return 0;
  await files.remove(
    due.map((photo) => (photo.kind === "material" ? photo.fileId : files.idOf(photo.cloudPath))),
  );
  await db.run(SYSTEM, async (tx) => {
    await markGone(tx, due, at);
    for (const photo of due) {
      if (photo.kind === "slot") continue;
      await leaveTrace(tx, {
        at,
        actor: "clock",
        action: "photos-removed",
        subject: photo.requestId,
        county: photo.county,
        origin: "timer",
        detail: { photo: photo.id },
      });
    }
  });
  return due.length;
}
