/**
 * Keeping the data, as the functions' own role: `canbao check` looks whether everything in the database can be as it is,
 * `canbao keys` exchanges keys and says when the old ones can go.
 */
import { leaveTrace, SYSTEM } from "../../server/db";
import { chainHeads, checkIntegrity } from "../../server/integrity";
import { keyStatus, renewKeys, restartRenewal, type TableKeys } from "../../server/keys";
import { CommandError, openStore, STORE_SETTINGS, type Store } from "./store";

type Say = (line: string) => void;

const USAGE = `用法：
  canbao check          核对整个数据库，不改任何内容；有问题时退出码为1
  canbao keys status    每张表还有多少内容用着哪把密钥，旧密钥能不能拿掉；不改任何内容
  canbao keys rotate    把全部内容换到现在的密钥（平时由定时任务自己做，用这个命令可以马上做完）
需要环境变量 ${STORE_SETTINGS}（见 server/README.md）
`;

/** Whole tables are looked at, and nobody waits. */
const SLOW_MS = 600_000;

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(SLOW_MS);
  try {
    return await work(store);
  } finally {
    await store.db.close();
  }
}

export function checkCommand(args: readonly string[], say: Say): Promise<number> {
  if (args.length > 0) throw new CommandError(USAGE);
  return withStore(async (store) => {
    const faults = await checkIntegrity(store);
    for (const { text, keys, check } of faults) {
      say(`有问题：${text}（${check}）`);
      for (const key of keys) say(`  ${key}`);
    }
    const heads = await chainHeads(store);
    if (heads.length > 0) say("各条链现在的末尾（抄下来，以后可以核对有没有被截短）：");
    for (const { book, position, hash } of heads) say(`  ${book}  第${position}条  ${hash}`);
    say(faults.length === 0 ? "核对完毕，没有问题。" : `核对完毕，有${faults.length}类问题。`);
    return faults.length === 0 ? 0 : 1;
  });
}

export function keysCommand(args: readonly string[], say: Say): Promise<number> {
  const [command, ...rest] = args;
  if ((command !== "status" && command !== "rotate") || rest.length > 0)
    throw new CommandError(USAGE);
  return withStore(async (store) => {
    if (command === "rotate") await rotate(store, say);
    return tellStatus(store, await keyStatus(store), say);
  });
}

async function rotate(store: Store, say: Say): Promise<void> {
  await restartRenewal(store);
  let total = 0;
  for (let left = 1; left > 0;) {
    const renewed = await renewKeys(store, () => true);
    total += renewed.done;
    left = renewed.left;
  }
  await store.db.run(SYSTEM, (tx) =>
    leaveTrace(tx, {
      at: store.now(),
      actor: "command-line",
      action: "keys-rotated",
      subject: "keys",
      origin: "command-line",
      detail: { count: total },
    }),
  );
  say(`换好了 ${total} 行。`);
}

function tellStatus(store: Store, tables: readonly TableKeys[], say: Say): number {
  const fresh = store.vault.dataKeyId;
  const count = (pick: (one: TableKeys) => number) =>
    tables.reduce((sum, one) => sum + pick(one), 0);
  for (const { table, texts, formerHashes, stuck } of tables) {
    const parts = [
      ...Object.entries(texts).map(([id, n]) => `${id} ${n}处`),
      ...(formerHashes > 0 ? [`旧查找密钥 ${formerHashes}行`] : []),
      ...(stuck > 0 ? [`打不开 ${stuck}行`] : []),
    ];
    if (parts.length > 0) say(`${table}  ${parts.join("  ")}`);
  }
  const old = count(({ texts }) =>
    Object.entries(texts).reduce((sum, [id, n]) => sum + (id === fresh ? 0 : n), 0),
  );
  const hashes = count(({ formerHashes }) => formerHashes);
  const stuck = count((one) => one.stuck);
  if (stuck > 0) say(`有 ${stuck} 行打不开或对不上：先找回它们的密钥，不要拿掉任何一把。`);
  if (old + hashes > 0)
    say(`还有 ${old} 处、${hashes} 行用着旧密钥：运行 canbao keys rotate，或等定时任务做完。`);
  if (stuck + old + hashes === 0)
    say(`全部内容都用着密钥 ${fresh} 和现在的查找密钥，旧的可以拿掉。`);
  return stuck + old + hashes === 0 ? 0 : 1;
}
