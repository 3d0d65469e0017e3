/** One engine on the shared case. Each engine runs in a process of its own. */
import { digestOf, makePeople, type Person, type Result } from "../case/people";
import { measure, type Plan, type Sample } from "../measure";

interface Contender {
  evaluate: (input: never) => Result | Promise<Result>;
  shape: (person: Person) => unknown;
  waits: boolean;
}

const same = (person: Person): Person => person;
const plain = (evaluate: Contender["evaluate"]): Contender => ({
  evaluate,
  shape: same,
  waits: false,
});
const waiting = (evaluate: Contender["evaluate"]): Contender => ({
  ...plain(evaluate),
  waits: true,
});

/** Loaded only when asked for: nobody pays for another engine's memory. */
const LOAD: Record<string, () => Promise<Contender>> = {
  "hand-written": async () => plain((await import("../contenders/hand-written")).evaluate),
  ours: async () => ({ ...(await import("../contenders/our-engine")), waits: false }),
  "json-rules-engine": async () =>
    waiting((await import("../contenders/json-rules-engine.mjs")).evaluate),
  zen: async () => waiting((await import("../contenders/zen.mjs")).evaluate),
  "zen-trace": async () => waiting((await import("../contenders/zen.mjs")).evaluateTraced),
  "publicodes-faster": async () => plain((await import("../contenders/publicodes.mjs")).faster()),
  publicodes: async () => plain((await import("../contenders/publicodes.mjs")).plain()),
};

/** Anything done with an answer, so that no engine may leave out the work. */
let seen = 0;

async function load(name: string): Promise<Contender> {
  const make = LOAD[name];
  if (!make) throw new Error(`no such engine: ${name}`);
  return make();
}

/** Measures one engine; with `digest`, also what it comes to for everybody. */
export async function caseOf({
  name,
  plan,
  digest,
}: {
  name: string;
  plan: Plan;
  digest: boolean;
}): Promise<{ samples: Sample[]; digest: string | undefined; seen: number }> {
  const { evaluate, shape, waits } = await load(name);
  const inputs = makePeople().map(shape);
  const mask = inputs.length - 1;
  const results: Result[] = [];
  if (digest) for (const input of inputs) results.push(await evaluate(input as never));
  const now = (from: number, count: number): void => {
    for (let k = 0; k < count; k += 1) {
      seen += (evaluate(inputs[(from + k) & mask] as never) as Result).fee;
    }
  };
  const later = async (from: number, count: number): Promise<void> => {
    for (let k = 0; k < count; k += 1) {
      seen += (await evaluate(inputs[(from + k) & mask] as never)).fee;
    }
  };
  const samples = await measure(waits ? later : now, plan);
  return { samples, digest: digest ? digestOf(results) : undefined, seen };
}

/** Milliseconds from nothing to the first answer, in a process that has done nothing before. */
export async function firstAnswer({ name }: { name: string }): Promise<{ milliseconds: number }> {
  const [person] = makePeople(1);
  if (!person) throw new Error("no people");
  const begun = performance.now();
  const { evaluate, shape } = await load(name);
  await evaluate(shape(person) as never);
  return { milliseconds: performance.now() - begun };
}
