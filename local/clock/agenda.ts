import type { VirtualClock } from "./virtual-clock";

/** What is to be done at which virtual instant. */
export interface Agenda {
  /** Calls `work` once the virtual clock is `delayMs` further. Returns how to take it back. */
  after(delayMs: number, work: () => void): () => void;
  /** Nothing more will be done. */
  close(): void;
}

interface Entry {
  due: number;
  work: () => void;
}

/** The longest that Node's timers can wait. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * Timers on the virtual clock. When the date is set forward, what lies between is done at once. When it is set
 * back, waiting times are kept: an agenda holds durations ("again in 15 s"), not dates.
 */
export function createAgenda(clock: VirtualClock): Agenda {
  const entries = new Set<Entry>();
  let timer: NodeJS.Timeout | undefined;

  function arm(): void {
    clearTimeout(timer);
    if (entries.size === 0) return;
    const nearest = Math.min(...[...entries].map((entry) => entry.due));
    const wait = Math.min(Math.max(nearest - clock.now(), 0), LONGEST_WAIT_MS);
    timer = setTimeout(run, wait);
    timer.unref();
  }

  function run(): void {
    const now = clock.now();
    const due = [...entries].filter((entry) => entry.due <= now).sort((a, b) => a.due - b.due);
    for (const entry of due) {
      entries.delete(entry);
      entry.work();
    }
    arm();
  }

  clock.onJump((jump) => {
    if (jump < 0) for (const entry of entries) entry.due += jump;
    arm();
  });

  return {
    after(delayMs, work) {
      const entry = { due: clock.now() + delayMs, work };
      entries.add(entry);
      arm();
      return () => {
        entries.delete(entry);
        arm();
      };
    },
    close() {
      entries.clear();
      clearTimeout(timer);
    },
  };
}
