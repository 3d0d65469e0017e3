import { isoBeijing, parseCron, type Cron, type VirtualClock } from "../clock";
import type { Runtime } from "./runtime";

export interface Firing {
  functionName: string;
  trigger: string;
  outcome: string;
}

export interface Timers {
  /** Fires what lies between two virtual instants: each timer once at most, as after a platform's pause. */
  catchUp: (from: number, to: number) => Promise<Firing[]>;
  close: () => void;
}

interface Timer {
  functionName: string;
  trigger: string;
  cron: Cron;
}

/** The virtual clock is looked at this often; a timer is never earlier than its time. */
const LOOK_EVERY_MS = 1000;

/**
 * Fires the triggers of the functions' `config.json` on the virtual clock. When the date is set forward, every
 * timer that would have fired in between fires once.
 */
export function startTimers(runtime: Runtime, clock: VirtualClock): Timers {
  const timers = collect(runtime);
  let seen = clock.now();
  // A jump is caught up by whoever made it; here only the ordinary flow of time is watched.
  clock.onJump(() => (seen = clock.now()));
  const watch = setInterval(() => {
    const from = seen;
    seen = clock.now();
    void catchUp(from, seen);
  }, LOOK_EVERY_MS);
  watch.unref();

  function catchUp(from: number, to: number): Promise<Firing[]> {
    const due = timers.filter(({ cron }) => {
      const next = to > from ? cron.next(from, to - from) : undefined;
      return next !== undefined && next <= to;
    });
    return Promise.all(due.map((timer) => fire(timer, to)));
  }

  async function fire(timer: Timer, at: number): Promise<Firing> {
    const event = { Type: "Timer", TriggerName: timer.trigger, Time: isoBeijing(at), Message: "" };
    const caller = { source: "wx_trigger", trigger: timer.trigger } as const;
    const { kind } = await runtime.invoke(timer.functionName, event, caller);
    return { functionName: timer.functionName, trigger: timer.trigger, outcome: kind };
  }

  return {
    catchUp,
    close() {
      clearInterval(watch);
    },
  };
}

function collect(runtime: Runtime): Timer[] {
  return runtime.names.flatMap((functionName) =>
    (runtime.configOf(functionName)?.triggers ?? []).map(({ name, config }) => ({
      functionName,
      trigger: name,
      cron: parseCron(config),
    })),
  );
}
