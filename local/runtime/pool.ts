import {
  startInstance,
  type Instance,
  type InstanceAnswer,
  type InstanceOptions,
  type InstanceRequest,
} from "./instance";

/** The instances of one function. Each takes one request at a time; more are started up to a bound. */
export interface Pool {
  call(request: InstanceRequest): Promise<InstanceAnswer>;
  readonly pids: number[];
  close(): Promise<void>;
}

/** Requests that wait for an instance; beyond this many the platform refuses. */
const QUEUE_LIMIT = 200;

export function createPool(options: InstanceOptions, maxInstances: number): Pool {
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const queue: ((instance: Instance | undefined) => void)[] = [];
  let closed = false;

  function take(): Promise<Instance | undefined> {
    let instance = idle.pop();
    // One that ended while it was idle is not offered to anybody.
    while (instance && !instance.alive) {
      all.delete(instance);
      instance = idle.pop();
    }
    if (instance) return Promise.resolve(instance);
    if (all.size < maxInstances) return Promise.resolve(start());
    if (queue.length >= QUEUE_LIMIT) return Promise.resolve(undefined);
    return new Promise((resolve) => queue.push(resolve));
  }

  function start(): Instance {
    const instance = startInstance(options);
    all.add(instance);
    return instance;
  }

  function giveBack(instance: Instance): void {
    if (!instance.alive) all.delete(instance);
    const next = queue.shift();
    if (next) next(instance.alive ? instance : start());
    else if (instance.alive) idle.push(instance);
  }

  return {
    async call(request) {
      const instance = closed ? undefined : await take();
      if (!instance) return { kind: "crash", message: "too many requests at once" };
      try {
        return await instance.call(request);
      } finally {
        if (closed) await instance.kill();
        else giveBack(instance);
      }
    },
    get pids() {
      return [...all].filter((instance) => instance.alive).map((instance) => instance.pid);
    },
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting(undefined);
      await Promise.all([...all].map((instance) => instance.kill()));
    },
  };
}
