/**
 * `canbao quote < facts.ndjson > quotes.ndjson`: one question a line in, one answer a line out, in the same
 * order, as a stream. A line that is not valid gives an error line and the run goes on.
 */
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { Facts, type PolicyBook } from "../../core/policy";

interface BadLine {
  id: unknown;
  error: { code: "bad-facts"; path: string; message: string };
}

const idOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "id" in value ? value.id : null;

function bad(id: unknown, path: string, message: string): BadLine {
  return { id, error: { code: "bad-facts", path, message } };
}

/** Answers one line. Keys that are not facts are named in `ignored`, so that a misspelt one is noticed. */
export function answerLine(book: PolicyBook, line: string): { text: string; valid: boolean } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { text: JSON.stringify(bad(null, "", "这一行不是一个 JSON 对象")), valid: false };
  }
  const result = Facts.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const path = issue?.path.join(".") ?? "";
    return { text: JSON.stringify(bad(idOf(value), path, chinese(issue))), valid: false };
  }
  const problem = book.problemIn(result.data);
  if (problem) {
    return { text: JSON.stringify(bad(idOf(value), problem.path, problem.message)), valid: false };
  }
  const quote = book.quote(result.data);
  const ignored = Object.keys(value as object).filter((key) => !(key in Facts.shape));
  return { text: JSON.stringify(ignored.length > 0 ? { ...quote, ignored } : quote), valid: true };
}

type Issue = NonNullable<ReturnType<typeof Facts.safeParse>["error"]>["issues"][number] | undefined;

function chinese(issue: Issue): string {
  if (!issue) return "内容不对";
  if (issue.code === "custom") return issue.message;
  if (issue.code === "invalid_type") return `类型不对，应为 ${issue.expected}`;
  if (issue.code === "invalid_value") return `只能是：${issue.values.join("、")}`;
  if (issue.code === "invalid_format")
    return "地区编码应为 6、9 或 12 位数字，或 430623Z01 这样的单位编码";
  if (issue.code === "too_small" || issue.code === "too_big") return "数值超出范围";
  return "内容不对，请对照说明";
}

const BATCH_CHARS = 1 << 16;

/** Runs over a stream; gives the exit status: 1 when any line was not valid. */
export async function quoteStream(
  book: PolicyBook,
  input: Readable,
  output: Writable,
): Promise<0 | 1> {
  let status: 0 | 1 = 0;
  let batch = "";
  const flush = async (): Promise<void> => {
    const ready = batch;
    batch = "";
    if (!output.write(ready)) await once(output, "drain");
  };
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const { text, valid } = answerLine(book, line);
    if (!valid) status = 1;
    batch += `${text}\n`;
    if (batch.length >= BATCH_CHARS) await flush();
  }
  await flush();
  return status;
}
