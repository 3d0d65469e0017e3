import type { Services } from "../context";
import { lockRun, saveRun, SYSTEM, type CountyRun, type RunKey, type Tx } from "../db";

/** What one step of a walk did: where it came to, and whether that was the end. */
export interface Stride {
  mark: string | null;
  done: number;
  skipped: number;
  /** Nobody is left after the mark. */
  over: boolean;
}

/**
 * Goes on with a walk over many people where it stopped, step by step, each step whole or not at all. A walk that is over begins
 * anew only with the next call.
 */
export async function walk(
  { db, now }: Services,
  key: RunKey,
  hasTime: () => boolean,
  stride: (tx: Tx, run: CountyRun) => Promise<Stride>,
): Promise<{ done: number; over: boolean }> {
  let done = 0;
  for (;;) {
    const step = await db.run(SYSTEM, async (tx) => {
      const run = await lockRun(tx, key, now());
      const resumed = run.finishedAt === null ? run : { ...run, mark: null, skipped: 0 };
      const taken = await stride(tx, resumed);
      await saveRun(tx, key, {
        mark: taken.mark,
        done: resumed.done + taken.done,
        skipped: resumed.skipped + taken.skipped,
        finishedAt: taken.over ? now() : null,
        ...(run.finishedAt !== null && { startedAt: now() }),
      });
      return taken;
    });
    done += step.done;
    if (step.over) return { done, over: true };
    if (!hasTime()) return { done, over: false };
  }
}

/** A share of the time of one tick, so that a long walk does not keep the others waiting for hours. */
export function share({ now }: Services, hasTime: () => boolean, ms: number): () => boolean {
  const until = now().getTime() + ms;
  return () => hasTime() && now().getTime() < until;
}
