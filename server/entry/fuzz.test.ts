import fc from "fast-check";
import {
  clock,
  desk,
  ERROR_CODES,
  paymentResult,
  resident,
  staff,
  type CallSource,
} from "../../core/contracts";
import {
  appointAll,
  deskWork,
  filings,
  neighbours,
  RESIDENTS,
  settleFamily,
  WORKERS,
  type KnownCall,
} from "../../test/fuzz/corpus";
import { bentOf, requestsOf } from "../../test/fuzz/from-contract";
import { Pool } from "../../test/fuzz/pool";
import {
  baogou,
  browserOf,
  openOrderFor,
  startWorld,
  type Browser,
  type World,
} from "../../test/world";
import { checkIntegrity } from "../integrity";
import { serveClock, servePaymentResult, serveResident, serveStaff, type Arrival } from ".";

/**
 * Random and bent requests to every function: whatever comes, the answer is data or a typed failure, nothing is rejected unseen, and
 * afterwards the database is whole. `FUZZ=100000` asks for more than the 2,000 a function of an ordinary run; `FUZZ_SEED` repeats one.
 */

const RUNS = Number(process.env["FUZZ"] ?? 2_000);
const SEED = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000_007);
/** After so many requests the world is set right again: who was dismissed works, who was unbound is bound, new things are filed. */
const ROUND = 150;

type Requests = Parameters<typeof requestsOf>[0];

let world: World;
let pool: Pool;
let browser: Browser;
/** Calls that were made in earnest, to be repeated and bent. */
let known: KnownCall[];
const unhandled: unknown[] = [];
const hear = (reason: unknown) => unhandled.push(reason);
const logged: string[] = [];

beforeAll(() => {
  process.on("unhandledRejection", hear);
});
afterAll(() => {
  process.off("unhandledRejection", hear);
});
beforeEach(async () => {
  jest.spyOn(process.stderr, "write").mockImplementation((text) => logged.push(String(text)) > 0);
  world = await startWorld("2021-11-15 09:00:00");
  pool = new Pool();
  known = [];
  await world.register([...Object.values(baogou), ...neighbours]);
  await appointAll(world);
  await openOrderFor(world.phone("o-father"), [await settleFamily(world)]);
  browser = browserOf(world.services);
  for (const { document, name } of [...Object.values(baogou), ...neighbours])
    pool.add("documentNumber", document.number).add("name", name);
  pool
    .add("year", 2022, 2021, 2023)
    .add("place", "370481108200", "370481108", "370481", "340103", "370481Z21")
    .add("county", "370481", "340103")
    .add("school", "370481Z21")
    .add("on", "2021-11-01", "2021-11-15", "2021-12-10")
    .add("documentType", "resident-id", "birth-certificate")
    .add("requestKey", "request-key-fuzz-1", "request-key-fuzz-2")
    .add("material", "户口簿", "身份证")
    .add("text", "姓名,证件类型,证件号码,险种,参保地\n张建军,居民身份证,1,职工,某地");
});
afterEach(() => world.close());

/** Sets the world right again, and files what there is to file. */
async function refresh(round: number): Promise<void> {
  if (round > 0) {
    world.passSeconds(3_600);
    // Roles that were ended are given anew; whoever still holds one keeps it.
    await world.rows("update staff_role set ended_at = null, ended_by = null");
    await world.rows("update staff set ended_at = null");
    await settleFamily(world).catch(() => undefined);
  }
  known = [...(await deskWork(world)), ...(await filings(world))];
  await browser.logIn(await deskPhone()).catch(() => undefined);
}

/** The bureau's phone, which lets the browser in. */
const deskPhone = async () => {
  const arrival: Arrival = {
    caller: { source: "client", openid: "o-bureau" },
    services: () => world.services,
  };
  return Promise.resolve({
    get: async (call: string, data: unknown) => {
      const answer = (await serveStaff({ call, data }, arrival)) as { ok: boolean; data: never };
      if (!answer.ok) throw new Error(call);
      return answer.data;
    },
  });
};

interface Served {
  calls: Record<string, { request: Requests }>;
  people: readonly string[];
  serve(call: string, data: unknown, openid: string): Promise<unknown>;
}

const from = (source: CallSource, openid?: string): Arrival => ({
  caller: { source, openid },
  services: () => world.services,
});
const CALLERS = [...RESIDENTS, ...WORKERS.map(({ openid }) => openid)];

const FUNCTIONS: Record<string, Served> = {
  resident: {
    calls: resident.calls,
    people: [...RESIDENTS, "o-father", "o-father", "o-agent"],
    serve: (call, data, openid) => serveResident({ call, data }, from("client", openid)),
  },
  staff: {
    calls: staff.calls,
    people: [...CALLERS, "o-agent", "o-town", "o-town", "o-bureau", "o-bureau"],
    serve: (call, data, openid) => serveStaff({ call, data }, from("client", openid)),
  },
  desk: {
    calls: { ...desk.calls, call: staff.calls.hello },
    people: ["a browser"],
    serve: async (call, data) => {
      const page = await browser.send("POST", `/desk/api/${call}`, { body: JSON.stringify(data) });
      return JSON.parse(page.body) as unknown;
    },
  },
  "payment-result": {
    calls: paymentResult.calls,
    people: ["wechat"],
    serve: (_call, data) => servePaymentResult(data, from("payment")),
  },
  clock: {
    calls: clock.calls,
    people: ["the timer"],
    serve: (call, data) => serveClock({ call, data }, from("timer")),
  },
};

const isTyped = (answer: unknown): boolean => {
  if (typeof answer !== "object" || answer === null) return false;
  if ("errcode" in answer) return answer.errcode === 0;
  const { ok, error } = answer as { ok?: unknown; error?: { code?: string; message?: string } };
  if (ok === true) return true;
  const { code = "", message = "" } = error ?? {};
  const isKnown = (ERROR_CODES as readonly string[]).includes(code);
  return isKnown && code !== "unavailable" && message !== "";
};

/** One random choice, the same for the same seed. */
const draw = <T>(arbitrary: fc.Arbitrary<T>, run: number): T =>
  fc.sample(arbitrary, { numRuns: 1, seed: SEED + run * 7919 })[0] as T;

test.each(Object.keys(FUNCTIONS))(
  `%s answers whatever comes, and leaves the database whole (seed ${String(SEED)})`,
  async (name) => {
    const { calls, people, serve } = FUNCTIONS[name]!;
    const made = new Map(
      Object.entries(calls).map(([call, { request }]) => [call, requestsOf(request, pool)]),
    );
    const names = [...made.keys()];
    const bad: string[] = [];
    const answered = new Map<string, number>();
    for (let run = 0; run < RUNS && bad.length < 5; run += 1) {
      if (run % ROUND === 0) await refresh(run / ROUND);
      const mine = known.filter(({ call }) => names.includes(call));
      const [which, who, repeat] = draw(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 9 })), run);
      const earnest = repeat < 4 ? mine[which % Math.max(1, mine.length)] : undefined;
      const isOurs = earnest !== undefined;
      const call = isOurs ? earnest.call : names[which % names.length]!;
      const data = isOurs
        ? draw(bentOf(fc.constant(earnest.data)), run)
        : draw(made.get(call)!, run);
      const openid = isOurs ? earnest.openid : people[who % people.length]!;
      logged.length = 0;
      const answer = await serve(call, data, openid).catch((error: unknown) => ({
        error: String(error),
      }));
      if (!isTyped(answer))
        bad.push(
          `${call} by ${openid}: ${JSON.stringify(data)} → ${JSON.stringify(answer)}\n${logged.join("")}`,
        );
      if ((answer as { ok?: boolean }).ok) answered.set(call, (answered.get(call) ?? 0) + 1);
      pool.learn((answer as { data?: unknown }).data);
    }
    expect(bad).toEqual([]);
    expect(unhandled).toEqual([]);
    expect(await checkIntegrity(world.services)).toEqual([]);
    if (process.env["FUZZ_TOLD"])
      process.stdout.write(`${name}: ${JSON.stringify(Object.fromEntries(answered))}\n`);
  },
  3_600_000,
);
