/** Whether a pack has the form of the language: everything that is not as it should be, with its place. */
import type { z } from "zod";
import { PackDocument } from "../schema";
import { Share, Yuan } from "../schema-rules";
import type { Code, Path } from "./finding";
import { walk, type FormProblem } from "./schema-walk";
import { at, didYouMean, placeOf } from "./words";

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

const last = (path: Path): string => {
  const step = path.at(-1);
  return typeof step === "number" ? `第 ${step + 1} 项` : (step ?? "方案");
};

/** Keys whose absence has words of its own. */
function missing(path: Path, key: string): FormFinding {
  if (key === "cite") {
    return { code: "uncited", path, text: "没有写出处", cure: "加上 cite，写明在方案的哪一条" };
  }
  if (key === "says") {
    const cure = "加上 says，用自己的话写给居民看，不照抄原文";
    return { code: "no-words", path, text: "没有用自己的话写明意思", cure };
  }
  return { code: "missing-key", path, text: `少了“${key}”`, cure: `补上 ${key}` };
}

function typeOf({ path, wanted, value }: FormProblem & { kind: "type" }): FormFinding {
  const text = `“${last(path)}”是${kindOf(value)}，应是${TYPES[wanted] ?? wanted}`;
  const cure =
    wanted === "string" && typeof value === "number"
      ? `加上引号：${last(path)}: "${value}"`
      : value === null
        ? "写上内容，或去掉这个键"
        : `改成${TYPES[wanted] ?? wanted}`;
  return { code: "wrong-type", path, text, cure };
}

function textOf(
  { path, value, message }: FormProblem & { kind: "text" },
  schemaAt: ReadonlyMap<string, z.ZodType>,
): FormFinding {
  const schema = schemaAt.get(path.join("/"));
  const code: Code = schema === Yuan ? "bad-money" : schema === Share ? "bad-share" : "bad-text";
  const named = typeof value === "object" ? "" : `“${last(path)}”的${kindOf(value)}不对`;
  const examples: Partial<Record<Code, string>> = {
    "bad-money": "写成 376 或 376.50",
    "bad-share": "写成 50% 或 1/2",
  };
  return { code, path, text: `${named}：${message}`, cure: examples[code] ?? "照上面说的改" };
}

function findingOf(problem: FormProblem, schemaAt: ReadonlyMap<string, z.ZodType>): FormFinding {
  const { path } = problem;
  switch (problem.kind) {
    case "unknown-key": {
      const { key, known } = problem;
      const text = `不认识“${key}”这个键`;
      return { code: "unknown-key", path: [...path, key], text, cure: didYouMean(key, known, "") };
    }
    case "missing-key":
      return missing(path, problem.key);
    case "type":
      return typeOf(problem);
    case "empty":
      return {
        code: "wrong-form",
        path,
        text: `“${last(path)}”至少要有 ${problem.minimum} 项`,
        cure: "补全，或去掉这个键",
      };
    case "choice": {
      const text = `“${last(path)}”没有${kindOf(problem.value)}这个值`;
      const cure = didYouMean(String(problem.value), problem.known, "");
      return { code: "wrong-choice", path, text, cure };
    }
    case "shape": {
      const { value, known } = problem;
      const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
      const [first] = keys;
      const text =
        first === undefined || Array.isArray(value)
          ? `“${last(path)}”不能这样写`
          : `“${last(path)}”里没有“${first}”这种写法`;
      return { code: "wrong-form", path, text, cure: didYouMean(first ?? "", known, "") };
    }
    case "date":
      return {
        code: "bad-date",
        path,
        text: `“${last(path)}”的“${problem.value}”不是真实存在的日期`,
        cure: "写成 2026-01-31 这样，月和日都写两位",
      };
    case "text":
      return textOf(problem, schemaAt);
  }
}

/** Everything in a value that does not have the form it should have. */
export function formFindings(form: z.ZodType, value: unknown): FormFinding[] {
  const problems: FormProblem[] = [];
  const schemaAt = new Map<string, z.ZodType>();
  walk(form, value, [], {
    node: (schema, _inner, path) => {
      const place = path.join("/");
      if (schema === Yuan || schema === Share || !schemaAt.has(place)) schemaAt.set(place, schema);
    },
    problem: (problem) => problems.push(problem),
  });
  const findings = problems.map((problem) => findingOf(problem, schemaAt));
  return findings.length > 0 ? findings : leftOver(form, value);
}

/** Everything in a pack that does not have the form of the language. */
export const checkForm = (value: unknown): FormFinding[] =>
  formFindings(PackDocument, value).map((finding) => ({
    ...finding,
    text:
      finding.path.length > 1 ? `${placeOf(value, finding.path)}：${finding.text}` : finding.text,
  }));

/** What the form refuses for a reason that the walk has no words for: never silence. */
function leftOver(form: z.ZodType, value: unknown): FormFinding[] {
  const result = form.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map(({ path }) => {
    const place = path.filter((step) => typeof step !== "symbol");
    const text = `“${last(place)}”写法不对（${kindOf(at(value, place))}）`;
    return { code: "wrong-form", path: place, text, cure: "对照 policies/REFERENCE.md 里的例子" };
  });
}
