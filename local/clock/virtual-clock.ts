/** How far the time that people chose is from the real one. Milliseconds since 1970 throughout. */
export interface VirtualClock {
  now(): number;
  /** Jumps to `instant`; from there time flows on at its ordinary pace. */
  set(instant: number): void;
  /** Back to the real time. */
  reset(): void;
  /** Whether somebody has chosen a time. */
  readonly chosen: boolean;
  /** `jump` in milliseconds, negative where time went back. */
  onJump(listener: (jump: number) => void): void;
}

export interface ClockMemory {
  load(): number | undefined;
  save(offset: number | undefined): void;
}

/** `memory` keeps the offset between starts; without one the clock starts at the real time. */
export function createVirtualClock(
  memory?: ClockMemory,
  real: () => number = Date.now,
): VirtualClock {
  let offset = memory?.load();
  const listeners: ((jump: number) => void)[] = [];
  const move = (next: number | undefined) => {
    const jump = (next ?? 0) - (offset ?? 0);
    offset = next;
    memory?.save(next);
    for (const listener of listeners) listener(jump);
  };
  return {
    now: () => real() + (offset ?? 0),
    set: (instant) => move(instant - real()),
    reset: () => move(undefined),
    get chosen() {
      return offset !== undefined;
    },
    onJump: (listener) => listeners.push(listener),
  };
}
