import {
  checkDocument,
  type FileRequest,
  type MaterialWanted,
  type RequestDetails,
  type RequestEvent,
  type RequestKind,
} from "../../core/contracts";
import {
  bornAs,
  judgeRequest,
  problemsOf,
  wholeRequest,
  type Against,
  type Judged,
  type RequestProblem,
} from "../../core/enrolment";
import { needsGuardian } from "../../core/people";
import type { PolicyBook } from "../../core/policy";
import type { Tx } from "../db";
import { AppError } from "../errors";
import { documentHash } from "../keys";
import { factsAsked, knownFacts, standingIn, type Subject } from "./request-subject";
import type { Session } from "./session";

/** What is stated, with the event told where the kind itself is one. */
export interface Stated {
  kind: RequestKind;
  year: number;
  event: RequestEvent | null;
  details: RequestDetails;
}

const NUMBER = ["person.documentNumber", "person.documentType"];

function refusalOf({ path, text, todo }: RequestProblem): AppError {
  const where = path.startsWith("event.") ? path : `details.${path}`;
  return new AppError(NUMBER.includes(path) ? "bad-document" : "bad-request", text, {
    path: where,
    todo,
  });
}

/** Refuses what is stated incompletely or wrongly; the first thing in the order of the form is told. */
export function refuseProblems(
  { kind, event, details }: Stated,
  { member }: Pick<Subject, "member">,
  today: string,
): void {
  const about =
    member && kind !== "newborn"
      ? { member: true, birthDate: member.file.person.birthDate }
      : { member: false };
  const [first] = problemsOf(kind, event, details, today, about);
  if (first) throw refusalOf(first);
}

const TODOS: Record<Against["code"], string> = {
  "too-late": "有特殊情况，请带材料到村（社区）或镇上的经办窗口问。",
  "not-open-yet": "请到时候再来办。",
  "stands-against": "不清楚的，请问村（社区）或当地医保部门。",
};

function refusedBy({ code, text, cite }: Against): AppError {
  return new AppError(code, cite ? `${text}（${cite}）。` : `${text}。`, { todo: TODOS[code] });
}

/** What the plan says of the request on a day; refuses what is too late, too early or not for this person. */
export async function judgeOn(
  tx: Tx,
  { book, subject, stated, on }: { book: PolicyBook; subject: Subject; stated: Stated; on: string },
): Promise<Judged["errand"]> {
  const { kind, year, event, details } = stated;
  const known = await knownFacts(tx, subject, { year, on });
  const standing = kind === "newborn" ? null : standingIn(subject, year);
  const { errand, against } = judgeRequest(
    book,
    factsAsked(known, kind, { event, details }),
    standing,
    {
      kind,
      event,
      refundReason: details.refundReason,
      stopReason: details.stopReason,
    },
  );
  if (against) throw refusedBy(against);
  return errand;
}

/** Refuses where a material that the plan asks for was not put up. */
export function refuseWithoutMaterials(
  wanted: readonly MaterialWanted[],
  put: readonly string[],
): void {
  const missing = wanted.filter(({ name, required }) => required && !put.includes(name));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join("、");
  const cites = [...new Set(missing.map(({ cite }) => cite).filter(Boolean))].join("、");
  throw new AppError("materials-missing", `还缺材料：${names}${cites ? `（${cites}）` : ""}。`, {
    path: "materials",
    todo: "请拍照上传后再提交；手里没有的，可以带原件到窗口办。",
  });
}

/** The hash of the document of whom it is about; outside of transactions. Undefined where nobody new is stated soundly. */
export async function statedHash(
  { services }: Session,
  { person }: RequestDetails,
): Promise<string | undefined> {
  if (!person) return undefined;
  const check = checkDocument(person.documentType, person.documentNumber);
  return check.ok ? documentHash(services, check.document.type, check.document.key) : undefined;
}

/** Whether somebody under fourteen is entered, for whom the guardian consents. */
export function isChild({ details }: Stated, { member }: Subject, today: string): boolean {
  const birthDate = member?.file.person.birthDate ?? bornAs(details).birthDate;
  return typeof birthDate === "string" && needsGuardian(birthDate, today);
}

/** What a request says, with what follows from it: a day is never asked twice. */
export function statedIn({
  kind,
  year,
  event,
  details,
}: Pick<FileRequest, "kind" | "year" | "event" | "details">): Stated {
  return { kind, year, ...wholeRequest(kind, year, { event, details }) };
}
