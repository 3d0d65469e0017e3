import { join } from "node:path";
import type { StoreServices } from "../server/context";
import { migrate, openDatabase } from "../server/db";
import { publishPacks, publishPlaces } from "../server/policy";
import { createVault, type Vault } from "../server/privacy";
import { packsAsWritten } from "./packs-as-written";
import { plainDate } from "./clock";
import type { DemoFamily } from "./demo";
import { seedDemo } from "./demo/seed";
import { seedWorkers } from "./demo/seed-workers";
import type { DemoWorker } from "./demo/workers";
import { ROOT } from "./paths";
import { readPackDocuments } from "./policies";
import type { DatabaseUrls } from "./postgres";
import type { Secrets } from "./state";

export interface DataOptions {
  urls: DatabaseUrls;
  secrets: Secrets;
  families: readonly DemoFamily[];
  workers: readonly DemoWorker[];
  onProgress(text: string): void;
}

/** What the console needs of canbao's own data. */
export interface LocalData {
  /** The store as it is at a virtual instant (milliseconds). */
  at(now: number): StoreServices;
  placeName(code: string): string;
  close(): Promise<void>;
}

/** Brings the database up to date: tables, places and packs each time, the demo families once. */
export async function prepareData(options: DataOptions): Promise<LocalData> {
  const { urls, secrets, families, workers, onProgress } = options;
  await migrate(urls.ownerUrl, join(ROOT, "server", "db", "migrations"));
  const db = openDatabase({ url: urls.appUrl, connections: 2 });
  const vault = vaultOf(secrets);
  const at = (now: number): StoreServices => ({ db, vault, now: () => new Date(now) });
  try {
    const { packs, places } = readPackDocuments(ROOT);
    await publishPlaces(at(Date.now()), places);
    await publishPacks(at(Date.now()), packs, () => packsAsWritten(ROOT));
    onProgress(`政策方案已发布：${packs.length} 份`);
    // Families that are known already are left as people have left them.
    const people = await seedDemo({ db, vault, today: plainDate(Date.now()) }, families);
    if (people > 0) onProgress(`演示家庭已导入：${families.length} 家，${people} 人`);
    const appointed = await seedWorkers({ db, vault }, workers, families);
    if (appointed > 0) onProgress(`演示工作人员已任命：${appointed} 人`);
    const names = new Map(places.map(({ code, name }) => [code, name]));
    return { at, placeName: (code) => names.get(code) ?? code, close: () => db.close() };
  } catch (error) {
    await db.close();
    throw error;
  }
}

function vaultOf({ dataKeyId, dataKey, lookupKey }: Secrets): Vault {
  return createVault({
    data: { [dataKeyId]: Buffer.from(dataKey, "base64") },
    dataKeyId,
    lookup: Buffer.from(lookupKey, "base64"),
  });
}
