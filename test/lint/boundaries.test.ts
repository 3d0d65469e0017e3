import { spawnSync } from "node:child_process";
import path from "node:path";

interface Snippet {
  path: string;
  code: string;
}
interface Finding {
  rule: string | null;
  message: string;
}

const ROOT = path.join(__dirname, "../..");

/** One process for all snippets: starting ESLint costs more than linting them. */
function lint(snippets: Snippet[]): Finding[][] {
  const run = spawnSync(process.execPath, [path.join(__dirname, "lint-snippets.mjs")], {
    cwd: ROOT,
    input: JSON.stringify(snippets),
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Finding[][];
}

const imports = (file: string, from: string): Snippet => ({
  path: file,
  code: `export * from ${JSON.stringify(from)};\n`,
});
const line = (file: string, code: string): Snippet => ({ path: file, code: `${code}\n` });

const BOUNDARIES = "canbao/boundaries";
const SYNTAX = "no-restricted-syntax";
const GLOBALS = "no-restricted-globals";

/** What must be refused: the rule that refuses it, and a part of what it says. */
const FORBIDDEN: [string, Snippet, string, string][] = [
  ["core → server", imports("core/ledger/a.ts", "../../server/db"), BOUNDARIES, "may not import"],
  ["core → local", imports("core/ledger/a.ts", "../../local/start"), BOUNDARIES, "may not import"],
  ["core → src", imports("core/policy/a.ts", "../../src/platform"), BOUNDARIES, "may not import"],
  [
    "core → cloudfunctions",
    imports("core/people/a.ts", "../../cloudfunctions/clock"),
    BOUNDARIES,
    "may not",
  ],
  ["contracts → policy", imports("core/contracts/a.ts", "../policy"), BOUNDARIES, "may not import"],
  ["policy → ledger", imports("core/policy/a.ts", "../ledger"), BOUNDARIES, "may not import"],
  [
    "server → cloudfunctions",
    imports("server/pay/a.ts", "../../cloudfunctions/clock"),
    BOUNDARIES,
    "may not",
  ],
  ["server → src", imports("server/pay/a.ts", "../../src/platform"), BOUNDARIES, "may not import"],
  [
    "server → local",
    imports("server/pay/a.ts", "../../local/runtime"),
    BOUNDARIES,
    "may not import",
  ],
  [
    "cloudfunctions → src",
    imports("cloudfunctions/clock/index.ts", "../../src/platform"),
    BOUNDARIES,
    "may not",
  ],
  [
    "cloudfunctions → local",
    imports("cloudfunctions/clock/index.ts", "../../local/x"),
    BOUNDARIES,
    "may not",
  ],
  [
    "src → server",
    imports("src/pages/home/a.ts", "../../../server/db"),
    BOUNDARIES,
    "may not import",
  ],
  [
    "src → ledger",
    imports("src/pages/home/a.ts", "../../../core/ledger"),
    BOUNDARIES,
    "may not import",
  ],
  [
    "src → people",
    imports("src/pages/home/a.ts", "../../../core/people"),
    BOUNDARIES,
    "may not import",
  ],
  ["src → local", imports("src/platform/a.ts", "../../local/phone"), BOUNDARIES, "may not import"],
  [
    "policies → core",
    imports("policies/440783-kaiping/a.ts", "../../core/policy"),
    BOUNDARIES,
    "may not",
  ],
  ["config → src", imports("config/index.ts", "../src/platform"), BOUNDARIES, "may not import"],
  [
    "unit test in core → server",
    imports("core/ledger/a.test.ts", "../../server/db"),
    BOUNDARIES,
    "may not",
  ],

  [
    "insides of core/policy",
    imports("server/quote/a.ts", "../../core/policy/facts"),
    BOUNDARIES,
    "index.ts",
  ],
  [
    "a policy tool on the phone",
    imports("src/pages/home/a.ts", "../../../core/policy/compare"),
    BOUNDARIES,
    "index.ts",
  ],
  [
    "insides of a policy tool",
    imports("local/cli/a.ts", "../../core/policy/compare/rules"),
    BOUNDARIES,
    "index.ts",
  ],
  ["insides of server/db", imports("server/quote/a.ts", "../db/schema"), BOUNDARIES, "index.ts"],
  [
    "insides of src/platform",
    imports("src/pages/home/a.ts", "../../platform/weapp/pay"),
    BOUNDARIES,
    "index.ts",
  ],
  [
    "insides, from a test",
    imports("test/simulation/a.test.ts", "../../server/db/schema"),
    BOUNDARIES,
    "index.ts",
  ],

  [
    "require",
    line("core/ledger/a.ts", `export const a = require("../../server/db");`),
    BOUNDARIES,
    "may not",
  ],
  [
    "import()",
    line("core/ledger/a.ts", `export const a = import("../../server/db");`),
    BOUNDARIES,
    "may not",
  ],
  [
    "import type",
    line("src/pages/home/a.ts", `export type { Row } from "../../../server/db";`),
    BOUNDARIES,
    "may not",
  ],
  ["an alias", imports("src/pages/home/a.ts", "@/platform"), BOUNDARIES, "relative path"],
  ["a bare room", imports("src/pages/home/a.ts", "server/db"), BOUNDARIES, "relative path"],

  [
    "classic zod in contracts",
    imports("core/contracts/a.ts", "zod"),
    BOUNDARIES,
    "may import only",
  ],
  ["disk in core", imports("core/policy/a.ts", "node:fs"), BOUNDARIES, "may import only"],
  ["network in core", imports("core/people/a.ts", "http"), BOUNDARIES, "may import only"],
  ["driver outside server/db", imports("server/pay/a.ts", "pg"), BOUNDARIES, "database"],
  [
    "ORM outside server/db",
    imports("cloudfunctions/clock/index.ts", "drizzle-orm"),
    BOUNDARIES,
    "database",
  ],
  ["WeChat's SDK in a use case", imports("server/pay/a.ts", "wx-server-sdk"), BOUNDARIES, "WeChat"],
  [
    "WeChat's SDK in a function",
    imports("cloudfunctions/clock/index.ts", "wx-server-sdk"),
    BOUNDARIES,
    "WeChat",
  ],
  ["Taro in the server", imports("server/pay/a.ts", "@tarojs/taro"), BOUNDARIES, "screens"],
  ["Node on the phone", imports("src/platform/a.ts", "node:crypto"), BOUNDARIES, "phone"],

  [
    "chance from node:crypto",
    line("core/ledger/a.ts", `export { randomBytes } from "node:crypto";`),
    "no-restricted-imports",
    "pure",
  ],
  [
    "Node's hash on the phone",
    imports("core/policy/a.ts", "node:crypto"),
    BOUNDARIES,
    "may import only",
  ],

  ["clock in core", line("core/ledger/a.ts", "export const a = Date.now();"), SYNTAX, "argument"],
  [
    "new Date() in core",
    line("core/ledger/a.ts", "export const a = new Date();"),
    SYNTAX,
    "argument",
  ],
  [
    "local time in core",
    line("core/ledger/a.ts", "export const a = new Date(2022, 0, 1);"),
    SYNTAX,
    "time zone",
  ],
  [
    "text as Date",
    line("core/ledger/a.ts", `export const a = new Date("2022-01-01T08:00");`),
    SYNTAX,
    "time zone",
  ],
  [
    "local parts",
    line("core/ledger/a.ts", "export const a = (d: Date) => d.getFullYear();"),
    SYNTAX,
    "time zone",
  ],
  [
    "clock in a test of core",
    line("core/ledger/a.test.ts", "export const a = Date.now();"),
    SYNTAX,
    "argument",
  ],
  ["chance in core", line("core/ledger/a.ts", "export const a = Math.random();"), SYNTAX, "Chance"],
  ["process in core", line("core/ledger/a.ts", "export const a = process.env;"), GLOBALS, "pure"],
  ["timer in core", line("core/ledger/a.ts", "setTimeout(() => undefined, 1);"), GLOBALS, "pure"],
  ["fraction in core", line("core/policy/a.ts", "export const a = 0.5;"), SYNTAX, "integer"],
  [
    "toFixed",
    line("core/policy/a.ts", "export const a = (x: number) => x.toFixed(2);"),
    SYNTAX,
    "integer",
  ],
  ["parseFloat", line("server/pay/a.ts", `export const a = parseFloat("1");`), SYNTAX, "no floats"],
  [
    "unrounded division",
    line("server/pay/a.ts", "export const a = (x: number) => x / 3;"),
    SYNTAX,
    "rounds",
  ],

  [
    "SQL in a use case",
    line("server/pay/a.ts", `export const a = "select * from person";`),
    "canbao/sql-in-db",
    "",
  ],
  [
    "SQL in a template",
    line("server/pay/a.ts", "export const a = (t: string) => `update ${t} set x = 1`;"),
    "canbao/sql-in-db",
    "",
  ],
  ["wx in a page", line("src/pages/home/a.ts", "wx.login();"), GLOBALS, "platform"],
  ["wx in the server", line("server/pay/a.ts", "wx.login();"), GLOBALS, "platform"],
  [
    "payment in a page",
    line("src/pages/home/a.ts", "Taro.requestPayment({});"),
    SYNTAX,
    "platform",
  ],
  ["a long file", line("server/pay/a.ts", "export {};\n".repeat(401)), "max-lines", "400"],
];

/** What must stay possible, or the rules above would only prove that everything is refused. */
const ALLOWED: [string, Snippet][] = [
  ["server → core", imports("server/quote/a.ts", "../../core/policy")],
  ["local → a policy tool", imports("local/cli/a.ts", "../../core/policy/compare")],
  ["server → its own insides", imports("server/db/a.ts", "./schema/person")],
  ["server → server", imports("server/quote/a.ts", "../db/index")],
  ["cloudfunctions → server", imports("cloudfunctions/clock/index.ts", "../../server/jobs")],
  ["src → contracts", imports("src/platform/a.ts", "../../core/contracts")],
  ["src → policy", imports("src/pages/home/a.ts", "../../../core/policy")],
  ["policy → contracts", imports("core/policy/a.ts", "../contracts")],
  ["src → an image", imports("src/pages/home/a.ts", "../../assets/seal.svg")],
  ["local → server", imports("local/runtime/a.ts", "../../server/db")],
  ["test → local", imports("test/browser/a.ts", "../../local/start")],
  ["unit test in core → packs", imports("core/policy/a.test.ts", "../../local/policies")],
  ["hash in the ledger", line("core/ledger/a.ts", `export { createHash } from "node:crypto";`)],
  ["driver in server/db", imports("server/db/a.ts", "pg")],
  ["SDK in server/wechat", imports("server/wechat/a.ts", "wx-server-sdk")],
  ["contracts with zod/mini", imports("core/contracts/a.ts", "zod/mini")],
  ["day number in core", line("core/ledger/a.ts", "export const a = Date.UTC(2022, 0, 1);")],
  [
    "rounded division",
    line("core/ledger/a.ts", "export const a = (x: number) => Math.floor(x / 3);"),
  ],
  ["SQL in server/db", line("server/db/a.ts", `export const a = "select 1 from person";`)],
  [
    "English that begins with select",
    line("server/pay/a.ts", `export const a = "select a member";`),
  ],
];

describe("import directions and purity are lint errors", () => {
  const findings = lint([
    ...FORBIDDEN.map(([, snippet]) => snippet),
    ...ALLOWED.map(([, snippet]) => snippet),
  ]);

  test.each(FORBIDDEN.map((row, at) => [row[0], row, at] as const))("refused: %s", (_, row, at) => {
    const [, , rule, words] = row;
    expect(findings[at]).toContainEqual({
      rule,
      message: expect.stringContaining(words) as string,
    });
  });

  test.each(ALLOWED.map((row, at) => [row[0], at] as const))("allowed: %s", (_, at) => {
    expect(findings[FORBIDDEN.length + at]).toEqual([]);
  });
});
