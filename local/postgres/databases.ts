import { Client } from "pg";

/** Addresses of one database under its two roles. */
export interface DatabaseUrls {
  /** Owner of the tables: migrations and nothing else. */
  ownerUrl: string;
  /** What a deployed function uses: no superuser, no way round row security. */
  appUrl: string;
}

export const OWNER = "canbao_owner";
export const APP = "canbao_app";

export interface RolePasswords {
  owner: string;
  app: string;
}

/** Runs `work` on one connection of its own. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A connection that is lost fails the query that needs it; by itself it must not end the whole process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates both roles where they are missing, and sets their passwords. */
export async function ensureRoles(client: Client, passwords: RolePasswords): Promise<void> {
  const roles = [
    [OWNER, passwords.owner, "NOSUPERUSER NOBYPASSRLS NOCREATEROLE"],
    [APP, passwords.app, "NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOINHERIT"],
  ] as const;
  for (const [name, password, options] of roles) {
    const { rows } = await client.query<{ strong: boolean }>(
      "select rolsuper or rolbypassrls as strong from pg_roles where rolname = $1",
      [name],
    );
    if (rows[0]?.strong)
      throw new Error(`role ${name} is there already, with rights it must not have`);
    const secret = `password ${client.escapeLiteral(password)}`;
    // Only a superuser may name these rights again; a role that is there already was checked instead.
    await client.query(
      rows[0]
        ? `alter role ${name} login ${secret}`
        : `create role ${name} login ${options} ${secret}`,
    );
  }
  // Whoever is no superuser may give a database only to a role that it belongs to.
  const { rows } = await client.query<{ super: boolean }>(
    "select rolsuper as super from pg_roles where rolname = current_user",
  );
  if (!rows[0]?.super) await client.query(`grant ${OWNER} to current_user`);
}

/** Creates a database that belongs to the owner and that only the two roles may enter. */
export async function createDatabase(
  client: Client,
  name: string,
  template?: string,
): Promise<void> {
  const database = client.escapeIdentifier(name);
  const from = template ? ` template ${client.escapeIdentifier(template)}` : "";
  await client.query(`create database ${database} owner ${OWNER}${from}`);
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to ${APP}`);
}

/** A database that somebody else made: the owner's role may make schemas and tables in it. */
export async function openDatabaseToOwner(client: Client, name: string): Promise<void> {
  const database = client.escapeIdentifier(name);
  await client.query(`grant create, connect, temporary on database ${database} to ${OWNER}`);
  await client.query(`grant connect on database ${database} to ${APP}`);
  // The connection is to this very database unless it was made by us, who own it.
  const { rows } = await client.query<{ here: string }>("select current_database() as here");
  if (rows[0]?.here === name) await client.query(`grant all on schema public to ${OWNER}`);
}

export async function databaseExists(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
  return rowCount === 1;
}

/** The same server and another database, under the two roles. */
export function databaseUrls(
  adminUrl: string,
  name: string,
  passwords: RolePasswords,
): DatabaseUrls {
  const as = (role: string, password: string) => {
    const url = new URL(adminUrl);
    url.username = role;
    url.password = password;
    url.pathname = `/${name}`;
    return url.toString();
  };
  return { ownerUrl: as(OWNER, passwords.owner), appUrl: as(APP, passwords.app) };
}
