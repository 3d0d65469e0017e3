/**
 * Commands for a database in the cloud, run from a checkout: `canbao migrate` as the owner of the database,
 * `canbao publish` as the functions' own role.
 */
import { join } from "node:path";
import { PackError } from "../../core/policy";
import { migrate, openDatabase } from "../../server/db";
import { PacksRefused, publishPacks, publishPlaces } from "../../server/policy";
import { readPackDocuments } from "../policies";
import { packsAsWritten } from "../packs-as-written";
import { errorsInTree } from "./policy/check";

type Say = (line: string) => void;

/** A setting by its name; complains in plain words where there is none. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new SettingMissing(name);
  return value;
}

/** A setting that the command cannot do without. */
export class SettingMissing extends Error {
  constructor(name: string) {
    super(`请先设置环境变量 ${name}（见 server/README.md）`);
    this.name = "SettingMissing";
  }
}

/** Brings the tables up to date. Needs `CANBAO_OWNER_URL`; the role canbao_app must exist. */
export async function migrateDatabase(root: string, say: Say): Promise<void> {
  await migrate(setting("CANBAO_OWNER_URL"), join(root, "server", "db", "migrations"));
  say("数据库已是最新");
}

/**
 * Publishes places and packs, all or none, if the check finds no error in them (a clause left out that nobody has
 * accepted is one). Needs `DATABASE_URL`. Published revisions never change.
 */
export async function publishPolicies(root: string, say: Say): Promise<void> {
  const url = setting("DATABASE_URL");
  const errors = errorsInTree(root);
  if (errors.length > 0) throw new PacksRefused(errors);
  const db = openDatabase({ url });
  try {
    const { packs, places } = readPackDocuments(root);
    const services = { db, now: () => new Date() };
    await publishPlaces(services, places);
    const published = await publishPacks(services, packs, () => packsAsWritten(root));
    for (const { packId, revision, result } of published) {
      say(
        `${packId} 第${revision}版：${result === "published" ? "已公布" : "以前公布过，没有变化"}`,
      );
    }
  } finally {
    await db.close();
  }
}

/** What a person should read of a failure; undefined where it is a fault of ours. */
export function explain(error: unknown): string | undefined {
  const isTold = [PackError, SettingMissing, PacksRefused].some((kind) => error instanceof kind);
  return isTold ? (error as Error).message : undefined;
}
