/** Whether a pack has the form of the language: everything that is not as it should be, with its place. */
import type { z } from "zod";
import { PackDocument } from "../schema";
import { payerName } from "../categories";
import { classCode } from "../explain/clerk";
import { EVENT_WORDS, PAYING_WORDS, STAGE_WORDS } from "../explain/words";
import { PAYERS } from "../vocabulary";
import type { Code, Path } from "./finding";
import { walk, type FormProblem } from "./schema-walk";
import { didYouMean, placeOf } from "./words";

/** A finding before its file and line are known. */
export interface FormFinding {
  code: Code;
  path: Path;
  text: string;
  cure: string;
}

/** A form that was tried on a value, for finding out later what stands where. */
export interface Use {
  schema: z.ZodType;
  value: unknown;
  path: Path;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数",
  int: "整数",
  boolean: "true 或 false",
  array: "一列（每条前面加 -）",
  object: "键和值",
  value: "内容",
};

function kindOf(value: unknown): string {
  if (value === null) return "空的";
  if (Array.isArray(value)) return "一列";
  if (typeof value === "object") return "键和值";
  return `“${JSON.stringify(value).replace(/^"|"$/g, "")}”`;
}

/** What is wrong at a place; the place itself is put before it. */
type Wrong = Omit<FormFinding, "path">;

/** Keys whose absence has words of its own. */
function missing(key: string): Wrong {
  if (key === "cite") {
    return { code: "uncited", text: "没有写出处", cure: "加上 cite，写明在方案的哪一条" };
  }
  if (key === "says") {
    const cure = "加上 says，用自己的话写给居民看，不照抄原文";
    return { code: "no-words", text: "没有用自己的话写明意思", cure };
  }
  return { code: "missing-key", text: `少了“${key}”`, cure: `补上 ${key}` };
}

const LOGIC: readonly string[] = ["all", "any", "not", "known"];
const PLAIN_FACTS =
  "known 里直接写情况，如 known: { hukou: local }；all、any、not 和条件的名称写在 known 外面";

/** Where `all` and the like stand together with something else. */
function besideLogic(key: string, known: readonly string[]): string | undefined {
  const mixed = (known.length === 1 && LOGIC.includes(known[0] ?? "")) || LOGIC.includes(key);
  return mixed && (known.length === 1 || known.includes("hukou"))
    ? "all、any、not、known 要单独写；同时要成立的，一起放进 all: [ …, … ]"
    : undefined;
}

/** Codes and the Chinese words for them, by which somebody may have written them. */
const WORDS: readonly (readonly [string, string])[] = [
  ...PAYERS.map((payer) => [payer, payerName(payer)] as const),
  ...Object.entries({ ...EVENT_WORDS, ...STAGE_WORDS, ...PAYING_WORDS }),
];

/** The code that a Chinese word stands for, among those that are possible. */
function codeMeant(text: string, known: readonly string[]): string | undefined {
  if (!/[一-鿿]/.test(text)) return undefined;
  const code = classCode(text);
  if (known.includes(code)) return code;
  return WORDS.find(([one, word]) => known.includes(one) && word.includes(text.slice(0, 2)))?.[0];
}

function typeOf({ path, wanted, value }: FormProblem & { kind: "type" }): Wrong {
  const type = TYPES[wanted] ?? wanted;
  const text = `写的是${kindOf(value)}，应是${type}`;
  const key = String(path.at(-1) ?? "");
  if (key === "known") return { code: "wrong-type", text, cure: PLAIN_FACTS };
  if (wanted === "string" && typeof value === "number") {
    return { code: "wrong-type", text, cure: `加上引号：${key}: "${value}"` };
  }
  return {
    code: "wrong-type",
    text,
    cure: value === null ? "写上内容，或去掉这个键" : `改成${type}`,
  };
}

/** Texts of the form itself that have a code of their own. */
const TOLD: readonly { says: string; code: Code; cure: string }[] = [
  { says: "金额应为元", code: "bad-money", cure: "写成 376 或 376.50" },
  { says: "份额应写成", code: "bad-share", cure: "写成 50% 或 1/2" },
];

function textOf({ value, message }: FormProblem & { kind: "text" }): Wrong {
  const told = TOLD.find(({ says }) => message.startsWith(says));
  const text = typeof value === "object" ? message : `${kindOf(value)}不对，${message}`;
  return { code: told?.code ?? "bad-text", text, cure: told?.cure ?? "照上面说的改" };
}

function shapeOf({ path, value, known }: FormProblem & { kind: "shape" }): Wrong {
  if (path.at(-1) === "share" && typeof value === "number") {
    const text = `${kindOf(value)}不对，份额应写成 50% 或 1/2，且不超过全部`;
    const cure = value > 0 && value <= 1 ? `写成 ${Math.round(value * 100)}%` : "写成 50% 或 1/2";
    return { code: "bad-share", text, cure };
  }
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const first = Array.isArray(value) ? undefined : keys[0];
  const text = first === undefined ? "不能这样写" : `没有“${first}”这种写法`;
  return { code: "wrong-form", text, cure: didYouMean(first ?? "", known, "") };
}

function wrongOf(problem: FormProblem): Wrong {
  switch (problem.kind) {
    case "unknown-key": {
      const { key, known, path } = problem;
      const text = `不认识“${key}”这个键`;
      const cure = path.at(-1) === "known" ? PLAIN_FACTS : besideLogic(key, known);
      return { code: "unknown-key", text, cure: cure ?? didYouMean(key, known, "") };
    }
    case "missing-key":
      return missing(problem.key);
    case "type":
      return typeOf(problem);
    case "empty": {
      const text = `至少要有 ${problem.minimum} 项`;
      return { code: "wrong-form", text, cure: "补全，或去掉这个键" };
    }
    case "choice": {
      const text = `没有${kindOf(problem.value)}这个值`;
      const code = codeMeant(String(problem.value), problem.known);
      const cure = didYouMean(code ?? String(problem.value), problem.known, "");
      return { code: "wrong-choice", text, cure };
    }
    case "shape":
      return shapeOf(problem);
    case "date": {
      const text = `“${problem.value}”不是真实存在的日期`;
      return { code: "bad-date", text, cure: "写成 2026-01-31 这样，月和日都写两位" };
    }
    case "text":
      return textOf(problem);
  }
}

/** Everything in a value that does not have the form it should have. `placeOf` puts a place into words. */
export function formFindings(
  form: z.ZodType,
  value: unknown,
  placeOf: (path: Path) => string,
): FormFinding[] {
  const problems: FormProblem[] = [];
  walk(form, value, [], {
    node: () => undefined,
    problem: (problem) => problems.push(problem),
  });
  const findings = problems.map((problem): FormFinding => {
    const { text, ...wrong } = wrongOf(problem);
    const { path } = problem;
    // A key that nobody knows is where the line is; what it stands in is what is spoken of.
    const at = problem.kind === "unknown-key" ? [...path, problem.key] : path;
    return { ...wrong, path: at, text: `${placeOf(path)}：${text}` };
  });
  return findings.length > 0 ? findings : leftOver(form, value, placeOf);
}

/** Everything in a pack that does not have the form of the language. */
export const checkForm = (value: unknown): FormFinding[] =>
  formFindings(PackDocument, value, (path) => placeOf(value, path));

/** What the form refuses for a reason that the walk has no words for: never silence. */
function leftOver(form: z.ZodType, value: unknown, placeOf: (path: Path) => string): FormFinding[] {
  const result = form.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    const text = `${placeOf(path)}：写法不对`;
    return { code: "wrong-form", path, text, cure: "对照 policies/REFERENCE.md 里的例子" };
  });
}
