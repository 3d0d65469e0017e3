import type { Services } from "../context";
import { leaveTrace, moveRequest, returnedTooLong, SYSTEM } from "../db";
import type { Job } from "./job";

const MOST = 50;

/** Requests that were given back lapse when their day is over: the resident was told until when. */
export const lapseReturned: Job = {
  name: "lapse-returned",
  everyMs: 300_000,
  async run(services, hasTime) {
    let done = 0;
    let found = MOST;
    while (found === MOST && hasTime()) {
      found = await lapseSome(services);
      done += found;
    }
    return { done, left: found === MOST ? 1 : 0 };
  },
};

function lapseSome({ db, now }: Services): Promise<number> {
  return db.run(SYSTEM, async (tx) => {
    const at = now();
    const rows = await returnedTooLong(tx, at, MOST);
    for (const row of rows) {
      const changes = { dueAt: null, holderId: null };
      await moveRequest(tx, row, "lapsed", { at, actor: "clock", changes });
      await leaveTrace(tx, {
        at,
        actor: "clock",
        action: "lapse",
        subject: row.id,
        county: row.county,
        ...(row.personId !== null && { personId: row.personId }),
        origin: "timer",
        detail: { kind: row.kind, year: row.year },
      });
    }
    return rows.length;
  });
}
