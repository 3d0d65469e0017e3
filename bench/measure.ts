/** How fast something runs: samples of wall time and of CPU time, each long enough for the clock. */
export interface Sample {
  /** Calls a second by the clock on the wall. */
  perSecond: number;
  /** Nanoseconds of CPU a call, every thread of the process counted: steady where a machine is shared. */
  cpuNanoseconds: number;
}

export interface Plan {
  warmMilliseconds: number;
  samples: number;
  sampleMilliseconds: number;
}

/** Runs the calls `from` … `from + count - 1`; whoever waits for an answer waits for each by itself. */
export type Batch = (from: number, count: number) => void | Promise<void>;

async function runFor(batch: Batch, milliseconds: number, step: number): Promise<Sample> {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  let done = 0;
  let now = begun;
  while (now - begun < milliseconds) {
    await batch(done, step);
    done += step;
    now = performance.now();
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: (done * 1000) / (now - begun),
    cpuNanoseconds: ((user + system) * 1000) / done,
  };
}

/** Warms up, then measures. The clock is read about fifty times a second. */
export async function measure(batch: Batch, plan: Plan): Promise<Sample[]> {
  const { perSecond } = await runFor(batch, plan.warmMilliseconds / 4, 8);
  const step = Math.max(8, Math.floor(perSecond / 50));
  await runFor(batch, plan.warmMilliseconds, step);
  const samples: Sample[] = [];
  for (let n = 0; n < plan.samples; n += 1) {
    samples.push(await runFor(batch, plan.sampleMilliseconds, step));
  }
  return samples;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
