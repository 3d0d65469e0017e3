import { sql } from "drizzle-orm";
import { withClient } from "../../local/postgres";
import { startWorld, type World } from "../../test/world";
import { countQueue, requestQueue, type QueueAsked, type QueueShow, type Tx } from ".";

const VILLAGE = "370481108200";
const OTHERS = 20_000;

let world: World;
let staffId: string;

/** A county with a long past: requests of another town, a hundredth of them still waiting, and five of the village. */
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
  staffId = (await world.worker("o-agent", { role: "agent", place: VILLAGE })).staffId;
  const insert = (place: string, from: number, to: number, state: string) =>
    world
      .rows(
        `insert into request (county, id, number, kind, state, year, place, subject_hash, filed_by, body_sealed, cite, filed_at, due_at)
       select '370481', '01FMGHQ' || lpad(n::text, 19, '0'), '370481-' || n, 'change', 'submitted', 2022, $1, 'hash-' || n,
         'account:x', '', '', $2::timestamptz + n * interval '1 second', $2::timestamptz + n * interval '1 second'
       from generate_series($3::int, $4::int) n`,
        [place, "2021-11-01 09:00:00+08", from, to],
      )
      .then(() =>
        state === "submitted"
          ? undefined
          : world.rows(
              `update request set state = 'withdrawn' where place = $1 and number >= '' and substr(id, 8)::bigint % 100 <> 0`,
              [place],
            ),
      );
  await insert("370481105201", 1, OTHERS, "withdrawn");
  await insert(VILLAGE, OTHERS + 1, OTHERS + 5, "submitted");
  await world.rows("update request set state = 'withdrawn' where number = $1", [
    `370481-${OTHERS + 5}`,
  ]);
  // As the server does by itself after so many changes; only the owner may.
  await withClient(world.database.ownerUrl, (client) => client.query("analyze request"));
});
afterAll(() => world.close());

/** Rows of the table that this connection has read so far. */
async function touched(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ read: string }>(
    sql`select seq_tup_read + coalesce(idx_tup_fetch, 0) as read
        from pg_stat_xact_user_tables where relname = 'request'`,
  );
  return Number(rows[0]?.read ?? 0);
}

const rowsRead = async (show: QueueShow): Promise<{ shown: number; total: number; read: number }> =>
  world.db.run({ role: "staff", staffId, today: "2021-11-15" }, async (tx) => {
    const asked: QueueAsked = {
      staffId,
      show,
      places: [VILLAGE],
      refundPlaces: [],
      now: world.services.now(),
    };
    const before = await touched(tx);
    const shown = (await requestQueue(tx, asked, { after: undefined, most: 31 })).length;
    const total = await countQueue(tx, asked);
    return { shown, total, read: (await touched(tx)) - before };
  });

test.each<[QueueShow, number]>([
  ["waiting", 4],
  ["overdue", 4],
  ["mine", 0],
  ["returned", 0],
  ["done", 1],
])("%s of a village is read without reading what the county has", async (show, expected) => {
  const { shown, total, read } = await rowsRead(show);
  expect([shown, total]).toEqual([expected, expected]);
  expect(read).toBeLessThan(100);
});
