/** The command line `canbao`. */
import { createPolicyBook } from "../../core/policy";
import { readPackDocuments } from "../policies";
import { policy } from "./policy";
import { quoteStream } from "./quote";

const USAGE = `用法：
  canbao quote < facts.ndjson > quotes.ndjson    每行一个问题，每行一个答案
  canbao migrate                                 更新数据库的表（环境变量 CANBAO_OWNER_URL）
  canbao publish                                 把政策方案公布到数据库（环境变量 DATABASE_URL）
  canbao staff admin|list --place <代码>          任命第一位管理员、列出工作人员（环境变量见 canbao staff）
  canbao check                                   核对数据库：账、操作记录、申请、缴费、加密是否完整一致
  canbao keys status|rotate                      哪些资料用着哪把密钥；换到新密钥
  canbao policy <命令>                           写方案、查方案的工具；单写 canbao policy 列出全部命令
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

async function quote(root: string): Promise<number> {
  const { packs, places } = readPackDocuments(root);
  return quoteStream(createPolicyBook(packs, places), process.stdin, process.stdout);
}

/** Runs what needs a database; only then are its drivers loaded. */
async function deploy(command: "migrate" | "publish", root: string): Promise<number> {
  const { explain, migrateDatabase, publishPolicies } = await import("./deploy");
  try {
    await (command === "migrate" ? migrateDatabase : publishPolicies)(root, say);
    return 0;
  } catch (error) {
    const words = explain(error);
    if (words === undefined) throw error;
    process.stderr.write(`${words}\n`);
    return 1;
  }
}

/** Runs what works on a database with people in it; only then are its drivers loaded. */
async function onStore(run: () => Promise<number>): Promise<number> {
  const { CommandError } = await import("./store");
  const { explain } = await import("./deploy");
  try {
    return await run();
  } catch (error) {
    const words = error instanceof CommandError ? error.message : explain(error);
    if (words === undefined) throw error;
    process.stderr.write(`${words.trimEnd()}\n`);
    return 1;
  }
}

async function staff(args: readonly string[]): Promise<number> {
  const { staffCommand } = await import("./staff");
  await staffCommand(args, say);
  return 0;
}

async function keeping(command: "check" | "keys", args: readonly string[]): Promise<number> {
  const { checkCommand, keysCommand } = await import("./keeping");
  return command === "check" ? checkCommand(args, say) : keysCommand(args, say);
}

/** Runs a command; gives the exit status. `root` is the project's folder. */
export async function main(root: string, args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === "policy") {
    return policy(root, rest, { out: say, err: complain, in: process.stdin });
  }
  if (command === "staff") return onStore(() => staff(rest));
  if (command === "check" || command === "keys") return onStore(() => keeping(command, rest));
  if (rest.length === 0) {
    if (command === "quote") return quote(root);
    if (command === "migrate" || command === "publish") return deploy(command, root);
  }
  process.stderr.write(USAGE);
  return command === undefined || command === "help" ? 0 : 2;
}
