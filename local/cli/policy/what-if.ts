/** `canbao policy what-if`: what a changed fee, rate, day or class would cost each payer over a roster. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { PackError } from "../../../core/policy";
import { changedPack, WhatIfError, type Edit } from "../../../core/policy/compare";
import { callOf, type Call } from "./call";
import type { Io, PolicyCommand } from "./command";
import { tellComparison } from "./compare";
import { BadCall, reporting } from "./options";
import { bookWith, packNamed, type NamedPack } from "./pack-ref";
import { ROSTER_HELP } from "./roster";

const OPTIONS = {
  set: "many",
  drop: "many",
  "add-fragment": "many",
  roster: "one",
  on: "one",
  people: "one",
  html: "one",
  policies: "one",
  help: "flag",
} as const;

const HELP = `在内存里改一份方案，看每一方多出还是少出多少钱。方案文件不变。
  PACK   方案文件或编号
  --set 路径=值           改一个值，可以写多次，按先后改：
       amounts.personal=400                        个人缴费改为400元
       classes.dibao.gives=50%                     低保资助改为一半（原来是份额的只改份额，原来是全额的按普通缴费标准算）
       classes.dibao.gives=200                     改为200元；=all 改为全额
       classes.dibao.payers.county.share=30%       由县财政出的份额
       ways.window.closes=2022-12-31               截止日
     值按 YAML 读，所以也可以写 {yuan: 400} 这样的完整写法
  --drop 路径             去掉一条，如 classes.dibao
  --add-fragment 文件     YAML 片段，写法与方案相同：同名的条目换掉，新的加在后面
  --roster、--on、--people、--html 与 compare 相同
${ROSTER_HELP}`;

/** A value as YAML reads it; without one it is asked for. */
function settingOf(text: string): Edit {
  const at = text.indexOf("=");
  if (at < 1) throw new BadCall(`--set ${text}：应写成 路径=值`);
  const path = text.slice(0, at).trim();
  const value: unknown = parse(text.slice(at + 1));
  if (value === null) throw new BadCall(`--set ${text}：等号后面没有值；要去掉一条用 --drop`);
  return { do: "set", path, value };
}

function editsOf(call: Call): Edit[] {
  return call.inOrder.flatMap(({ name, value }): Edit[] => {
    if (name === "set") return [settingOf(value)];
    if (name === "drop") return [{ do: "drop", path: value }];
    if (name === "add-fragment")
      return [{ do: "add", fragment: parse(readFileSync(value, "utf8")) as unknown }];
    return [];
  });
}

const wordsOf = (call: Call): string[] =>
  call.inOrder.flatMap(({ name, value }) => {
    if (name === "set") return [`改 ${value}`];
    if (name === "drop") return [`去掉 ${value}`];
    return name === "add-fragment" ? [`加上 ${value}`] : [];
  });

/** The changed pack in a book of its own. Throws BadCall where the change cannot be, or the pack no longer works. */
function changed(pack: NamedPack, edits: readonly Edit[]): NamedPack {
  try {
    const document = changedPack(pack.document, edits);
    return bookWith(document, { packs: [...pack.documents], places: [...pack.places] });
  } catch (error) {
    if (error instanceof WhatIfError) throw new BadCall(`改不了：${error.message}`, 1);
    if (error instanceof PackError) throw new BadCall(`改了以后方案不能用：${error.message}`, 1);
    throw error;
  }
}

async function run(root: string, args: readonly string[], io: Io): Promise<number> {
  const call = callOf(args, OPTIONS, whatIf.usage);
  if (call.has("help")) {
    io.out(HELP);
    return 0;
  }
  const [name, ...others] = call.rest;
  if (name === undefined || others.length > 0) throw new BadCall(`用法：${whatIf.usage}`);
  const edits = editsOf(call);
  if (edits.length === 0)
    throw new BadCall(`没有说改什么：写 --set、--drop 或 --add-fragment\n用法：${whatIf.usage}`);
  const a = packNamed(root, name, { outside: call.one("policies") });
  const b = changed(a, edits);
  const words = wordsOf(call).join("；");
  const report = {
    title: `测算：${a.label}`,
    a: `${a.label} 现行`,
    b: `改动后：${words}`,
    bars: { a: "现行", b: "改动后" },
    lead: [],
  };
  return tellComparison({ a, b }, report, call, io);
}

export const whatIf: PolicyCommand = {
  tellsHelp: true,
  usage:
    "what-if 方案 --roster 名册 --set 路径=值 … [--drop 路径] [--add-fragment 文件] [--html 文件]    改一个数，看各方多出多少",
  run: (root, args, io) => reporting(io, () => run(root, args, io)),
};
