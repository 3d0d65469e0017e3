import { Client } from "pg";
import { householdOf } from "../../local/demo/rows";
import { keepEverythingAbout } from "./everything";
import type { Appointment } from "./worker";
import { startWorld, type World } from "./world";

const COUNTY = "430623";
/** A lives in the village of the agent, and so in the town and county of the others. */
const HOME = "430623104004";
/** B lives in another town of the county, C in another county. */
const AWAY = "430623101208";
const ELSEWHERE = "440783106221";

/** One worker of each role around A's home, one whose role was ended, one whose last day was yesterday. */
export const ROW_WORKERS = {
  agent: { role: "agent", place: HOME },
  town: { role: "town", place: "430623104" },
  bureau: { role: "bureau", place: COUNTY },
  department: { role: "department", place: COUNTY, department: "县民政局" },
  tax: { role: "tax", place: COUNTY },
  school: { role: "school", place: `${COUNTY}Z21` },
  teacher: { role: "school", place: `${COUNTY}Z21`, className: "二班" },
  auditor: { role: "auditor", place: COUNTY },
  admin: { role: "admin", place: COUNTY },
  ended: { role: "bureau", place: COUNTY },
  expired: { role: "bureau", place: COUNTY, until: "2022-11-14" },
} as const satisfies Record<string, Appointment>;

/** `elsewhere`: the bureau of C's county. `nobody`: a key that no worker has. */
export type RowWho = keyof typeof ROW_WORKERS | "nobody" | "elsewhere";

/** Three people with everything that can be kept about them, workers around them, and plain SQL as one of these. */
export interface RowWorld {
  world: World;
  client: Client;
  home: string;
  county: string;
  /** Keys of the people by their letters. */
  id: Record<string, string>;
  /** Keys of the workers. */
  staffId: Record<string, string>;
  /** Runs `work` with the identity of a worker; what it did is taken back. */
  as<T>(who: RowWho, work: () => Promise<T>, more?: Record<string, string>): Promise<T>;
  close(): Promise<void>;
}

export async function startRowWorld(): Promise<RowWorld> {
  const world = await startWorld("2022-11-15 09:00:00");
  const id = await threePeople(world);
  const staffId = await workersAround(world);
  const client = new Client({ connectionString: world.database.appUrl });
  await client.connect();
  return {
    world,
    client,
    home: HOME,
    county: COUNTY,
    id,
    staffId,
    async as(who, work, more = {}) {
      await client.query("begin");
      try {
        const identity = { role: "staff", staff: staffId[who] ?? "", today: "2022-11-15", ...more };
        for (const [name, value] of Object.entries(identity))
          await client.query("select set_config($1, $2, true)", [`app.${name}`, value]);
        return await work();
      } finally {
        await client.query("rollback");
      }
    },
    async close() {
      await client.end();
      await world.close();
    },
  };
}

async function threePeople(world: World): Promise<Record<string, string>> {
  const row = (place: string, book: string) =>
    householdOf({ place, book, division: place.slice(0, 6), year: 2023 });
  const civil = { code: "dibao", from: "2020-01-01", department: "县民政局" } as const;
  const disabled = { code: "disabled-1-2", from: "2020-01-01", department: "县残联" } as const;
  const a = { categories: [civil, disabled] };
  const c = { categories: [{ ...civil, department: "市民政局" }] };
  await world.register([
    row(HOME, "H-A")("甲小明", "male", "2010-01-01", "户主", a),
    row(AWAY, "H-B")("乙小红", "female", "2011-02-02", "户主", { categories: [disabled] }),
    row(ELSEWHERE, "H-C")("丙小刚", "male", "2012-03-03", "户主", c),
  ]);
  const people = await world.rows<{ place: string; person_id: string }>(
    "select place, person_id from resident",
  );
  const id: Record<string, string> = {};
  for (const [letter, place] of Object.entries({ A: HOME, B: AWAY, C: ELSEWHERE })) {
    const personId = people.find((one) => one.place === place)?.person_id ?? "";
    const className = letter === "A" ? "一班" : "二班";
    await keepEverythingAbout(world, { letter, place, personId, className });
    id[letter] = personId;
  }
  return id;
}

async function workersAround(world: World): Promise<Record<string, string>> {
  const staffId: Record<string, string> = { nobody: "0".repeat(26) };
  const appoint = async (name: string, appointment: Appointment) => {
    staffId[name] = (await world.worker(`o-${name}`, appointment)).staffId;
  };
  for (const [name, appointment] of Object.entries(ROW_WORKERS)) await appoint(name, appointment);
  await appoint("elsewhere", { role: "bureau", place: "440783" });
  await world.rows(
    "update staff_role set ended_at = granted_at, ended_by = 'test' where staff_id = $1",
    [staffId["ended"]],
  );
  return staffId;
}
