/** The ways in which the stand-in can be as unkind as the real thing. */
export const FAULTS = [
  /** The request is lost before it does anything; the caller sees a broken connection. */
  "lose-request",
  /** It is done, but the answer is lost. */
  "lose-reply",
  /** The answer comes late (`DELAY_MS`). */
  "delay",
  /** WeChat answers SYSTEMERROR and did nothing. */
  "system-error",
  /** A query still says NOTPAY although the money has moved. */
  "stale-query",
  /** A notification comes twice at once. */
  "repeat-notification",
  /** A notification waits, so that a later one overtakes it. */
  "shuffle-notification",
  /** A notification is never sent. */
  "lose-notification",
  /** A notification that contradicts the books: another amount. */
  "forge-notification",
] as const;
export type Fault = (typeof FAULTS)[number];

export const DELAY_MS = 1500;

export interface FaultPlan {
  /** Probability (0–1) of each. */
  rates: Partial<Record<Fault, number>>;
  /** The same seed and the same calls give the same faults. */
  seed: number;
}

export interface Faults {
  /** Whether `fault` strikes now. `where` is the name of the interface called. */
  strikes(fault: Fault, where: string): boolean;
  /** A number in [0, 1) of the same seeded sequence. */
  random(): number;
  plan(plan: FaultPlan): void;
  /** Strikes the next time it can, once; `where` limits it to one interface. */
  once(fault: Fault, where?: string): void;
  readonly current: FaultPlan;
}

export function createFaults(): Faults {
  let current: FaultPlan = { rates: {}, seed: 1 };
  let random = seededRandom(current.seed);
  const onDemand: { fault: Fault; where: string | undefined }[] = [];
  return {
    strikes(fault, where) {
      const index = onDemand.findIndex(
        (order) => order.fault === fault && (order.where ?? where) === where,
      );
      if (index >= 0) {
        onDemand.splice(index, 1);
        return true;
      }
      const rate = current.rates[fault] ?? 0;
      return rate > 0 && random() < rate;
    },
    random: () => random(),
    plan(plan) {
      current = plan;
      random = seededRandom(plan.seed);
    },
    once: (fault, where) => void onDemand.push({ fault, where }),
    get current() {
      return current;
    },
  };
}

/** mulberry32: small, fast and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
