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
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
    const verb = rowCount ? "alter" : "create";
    await client.query(
      `${verb} role ${name} login ${options} password ${client.escapeLiteral(password)}`,
    );
  }
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
