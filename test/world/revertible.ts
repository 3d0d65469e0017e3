import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import type { Actor, Database, Tx } from "../../server/db";

/** A database whose doings can be taken back: what is asked within `trying` leaves nothing behind. */
export interface Revertible extends Database {
  /** Runs `work` and takes back everything that was written, whatever came of it. */
  trying<T>(work: (look: Looking) => Promise<T>): Promise<T>;
}

export interface Looking {
  /** SQL as the system, within what will be taken back. */
  rows<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Remembers how things stand now, for `wrote`. */
  mark(): Promise<void>;
  /** Whether anything is other than it was at the mark. Goes back to it. */
  wrote(): Promise<boolean>;
}

/**
 * One connection. Outside of `trying` it is a database like any other; within, each transaction of the use cases is a savepoint of one
 * that is rolled back.
 */
export async function openRevertible(url: string): Promise<Revertible> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const db = drizzle(client);
  let last: Promise<unknown> = Promise.resolve();
  let open = false;
  /** One after the other: a connection knows one transaction at a time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const once = async <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => {
    await client.query(open ? "savepoint attempt" : "begin");
    try {
      await identify(client, actor);
      const result = await work(db as unknown as Tx);
      await client.query(open ? "release attempt" : "commit");
      return result;
    } catch (error) {
      await client.query(open ? "rollback to attempt" : "rollback");
      throw error;
    }
  };
  return {
    run: (actor, work) => inTurn(() => once(actor, work)),
    async trying(work) {
      await client.query("begin");
      open = true;
      try {
        return await work(lookingAt(client));
      } finally {
        open = false;
        await client.query("rollback");
      }
    },
    close: () => client.end(),
  };
}

function lookingAt(client: Client): Looking {
  let touched = "";
  return {
    async rows<Row>(sql: string, values: unknown[] = []) {
      await client.query("select set_config('app.role', 'system', true)");
      return (await client.query(sql, values)).rows as Row[];
    },
    async mark() {
      await client.query("savepoint marked");
      touched = await touchedTables(client);
    },
    async wrote() {
      // Cheap: did any statement touch a row at all? A savepoint that was rolled back counts here, so that is looked at closely.
      if ((await touchedTables(client)) === touched) return false;
      const now = await digest(client);
      await client.query("rollback to marked");
      return now !== (await digest(client));
    },
  };
}

/** Rows that statements of this transaction inserted, changed or deleted, by table, whether they still stand or not. */
async function touchedTables(client: Client): Promise<string> {
  const { rows } = await client.query<{ n: string }>(
    `select coalesce(string_agg(relname || n_tup_ins || '/' || n_tup_upd || '/' || n_tup_del, ' ' order by relname), '') as n
     from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0`,
  );
  return rows[0]?.n ?? "";
}

/** All rows of all tables, as one number each. */
async function digest(client: Client): Promise<string> {
  await client.query("select set_config('app.role', 'system', true)");
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'policy%' order by 1",
  );
  const one = ({ name }: { name: string }) =>
    `select '${name}' as name, count(*) as n, coalesce(sum(hashtext(t::text)::bigint), 0) as sum from "${name}" t`;
  const { rows } = await client.query(tables.map(one).join(" union all "));
  return JSON.stringify(rows);
}

/** As server/db tells a transaction for whom it acts. */
async function identify(client: Client, actor: Actor): Promise<void> {
  const resident = actor.role === "resident" ? actor : undefined;
  const worker = actor.role === "staff" ? actor : undefined;
  const settings = {
    role: actor.role,
    openid: resident?.openid,
    account: resident?.accountId,
    staff: worker?.staffId,
    today: worker?.today,
    lookup: (resident ?? worker)?.lookup,
  };
  for (const [name, value] of Object.entries(settings))
    await client.query("select set_config($1, $2, true)", [`app.${name}`, value ?? ""]);
}
