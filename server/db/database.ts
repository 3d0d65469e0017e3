import { sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { isTransient } from "./failures";

/** Who a transaction acts for; row security sees nothing else. */
export type Actor =
  | {
      role: "resident";
      openid: string;
      accountId: string | null;
      /** Hash of a document number that was given in full in this call; opens that one person. */
      lookup?: string;
    }
  | {
      role: "staff";
      staffId: string;
      /** Calendar day in Beijing: roles end by it. */
      today: string;
      /** Hash of a document number that was given in full in this call, for the service of the whole county (KP-25). */
      lookup?: string;
    }
  | { role: "system" };

export const SYSTEM: Actor = { role: "system" };

/** A transaction that knows for whom it acts. */
export type Tx = Parameters<Parameters<NodePgDatabase["transaction"]>[0]>[0];

export interface Database {
  /**
   * Runs `work` in one transaction for `actor`. `work` may run more than once (deadlocks, lost races), so it must
   * do nothing outside the database.
   */
  run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Of `canbao_app`, or through a transaction pooler in front of it. */
  url: string;
  /** One for a function instance, which takes one request at a time. */
  connections?: number;
  statementTimeoutMs?: number;
}

const TRIES = 4;

export function openDatabase(options: DatabaseOptions): Database {
  const { url, connections = 1, statementTimeoutMs = 8_000 } = options;
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    allowExitOnIdle: true,
  });
  // A connection that the server ends is replaced by the pool, or fails the transaction that was using it; without
  // listeners it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = drizzle(pool);
  return {
    async run(actor, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await db.transaction(async (tx) => {
            await identify(tx, actor, statementTimeoutMs);
            return work(tx);
          });
        } catch (error) {
          if (attempt >= TRIES || !isTransient(error)) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}

/** Settings live until the transaction ends, so that a pooled connection carries nobody's identity over. */
async function identify(tx: Tx, actor: Actor, statementTimeoutMs: number): Promise<void> {
  const resident = actor.role === "resident" ? actor : undefined;
  const worker = actor.role === "staff" ? actor : undefined;
  await tx.execute(sql`
    select set_config('app.role', ${actor.role}, true),
      set_config('app.openid', ${resident?.openid ?? ""}, true),
      set_config('app.account', ${resident?.accountId ?? ""}, true),
      set_config('app.staff', ${worker?.staffId ?? ""}, true),
      set_config('app.today', ${worker?.today ?? ""}, true),
      set_config('app.lookup', ${(resident ?? worker)?.lookup ?? ""}, true),
      set_config('statement_timeout', ${String(statementTimeoutMs)}, true),
      set_config('lock_timeout', ${String(Math.ceil(statementTimeoutMs / 2))}, true),
      set_config('idle_in_transaction_session_timeout', ${String(statementTimeoutMs)}, true)`);
}
