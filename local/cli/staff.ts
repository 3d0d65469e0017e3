/**
 * Workers from the command line, as the functions' own role: `canbao staff admin` makes the first administrator of a place, who
 * appoints everybody else in the mini-program; `canbao staff list` says who works where.
 */
import { parseArgs } from "node:util";
import { PlaceCode } from "../../core/contracts";
import { ROLE_TITLES, sitsAt } from "../../core/desk";
import { tidyName } from "../../core/people";
import { dayOf, instantInWords } from "../../core/time";
import { invitationsUnder, placeNames, SYSTEM, workersUnder } from "../../server/db";
import { sealContext } from "../../server/privacy";
import { makeInvitation } from "../../server/staff";
import { CommandError, openStore, type Store } from "./store";

type Say = (line: string) => void;

export const STAFF_USAGE = `用法：
  canbao staff admin --place 430623 --name 张三   任命一个地方的第一位管理员：给出一次性的邀请码
  canbao staff list --place 430623                这个地方和下面有哪些工作人员、哪些邀请还没有接受
需要环境变量 DATABASE_URL、CANBAO_DATA_KEYS、CANBAO_DATA_KEY_ID、CANBAO_LOOKUP_KEY（见 server/README.md）
`;

export async function staffCommand(args: readonly string[], say: Say): Promise<void> {
  const { command, place, name } = readArguments(args);
  const store = openStore();
  try {
    if (command === "admin") await inviteAdmin(store, place, name, say);
    else await listWorkers(store, place, say);
  } finally {
    await store.db.close();
  }
}

function readArguments(args: readonly string[]) {
  const [command, ...rest] = args;
  if (command !== "admin" && command !== "list") throw new CommandError(STAFF_USAGE);
  let values: { place?: string | undefined; name?: string | undefined };
  try {
    ({ values } = parseArgs({
      args: rest,
      options: { place: { type: "string" }, name: { type: "string" } },
    }));
  } catch {
    throw new CommandError(STAFF_USAGE);
  }
  const place = PlaceCode.safeParse(values.place);
  if (!place.success) throw new CommandError("请用 --place 写上地方的区划代码，例如 430623。");
  const name = tidyName(values.name ?? "");
  if (command === "admin" && name === "") throw new CommandError("请用 --name 写上姓名。");
  return { command, place: place.data, name } as const;
}

async function inviteAdmin(store: Store, place: string, name: string, say: Say): Promise<void> {
  if (!sitsAt("admin", place))
    throw new CommandError("管理员设在县区、乡镇街道或单列的单位，不设在村和学校。");
  const made = await store.db.run(SYSTEM, async (tx) => {
    const names = await placeNames(tx, [place]);
    const known = names.get(place);
    if (known === undefined)
      throw new CommandError(`数据库里没有代码为 ${place} 的地方；先运行 canbao publish。`);
    const appointment = { name, role: "admin", place } as const;
    const by = { actor: "command-line", origin: "command-line" };
    return { known, ...(await makeInvitation(tx, store, appointment, by)) };
  });
  say(`${made.known}管理员 ${name} 的邀请码（只显示这一次）：`);
  say(`  ${made.code}`);
  say(
    `${instantInWords(made.expiresAt)} 以前，请本人在小程序的“设置”里点“我是工作人员”输入，用一次就作废。`,
  );
}

async function listWorkers({ db, vault, now }: Store, place: string, say: Say): Promise<void> {
  const at = now();
  await db.run(SYSTEM, async (tx) => {
    const workers = await workersUnder(tx, place, { today: dayOf(at), now: at });
    const invited = await invitationsUnder(tx, place, at);
    const held = workers.flatMap(({ id, nameSealed, roles, sessions }) =>
      roles.map((role) => ({ ...role, nameSealed, sessions, staffId: id })),
    );
    const names = await placeNames(
      tx,
      [...held, ...invited].map((one) => one.place),
    );
    const where = (code: string) => `${code} ${names.get(code) ?? ""}`.trim();
    if (held.length === 0 && invited.length === 0) say(`${where(place)}：还没有工作人员。`);
    for (const { staffId, nameSealed, role, place: code, department, until, sessions } of held) {
      const name = vault.open(nameSealed, sealContext.staffName(staffId));
      const more = [department, until && `到 ${until}`, sessions > 0 && `${sessions} 台电脑登录着`];
      say([where(code), ROLE_TITLES[role], name, ...more.filter(Boolean)].join("  "));
    }
    for (const { id, nameSealed, role, place: code, expiresAt } of invited) {
      const name = vault.open(nameSealed, sealContext.invitedName(id));
      const open = `邀请还没有接受，${instantInWords(expiresAt)} 到期`;
      say([where(code), ROLE_TITLES[role], name, open].join("  "));
    }
  });
}
