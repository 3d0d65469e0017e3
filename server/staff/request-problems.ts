import type { RequestDetails, RequestEvent, RequestKind } from "../../core/contracts";
import { problemsOf } from "../../core/enrolment";
import { AppError } from "../errors";
import type { WorkerSession } from "./session";

/** Refuses what is stated incompletely or wrongly; the first thing in the order of the form is told. */
export function refuseProblems(
  { today }: WorkerSession,
  stated: {
    kind: RequestKind;
    event: RequestEvent | null;
    details: RequestDetails;
    /** Somebody of the register; a newborn never is. */
    member: boolean;
  },
): void {
  const { kind, event, details, member } = stated;
  const [first] = problemsOf(kind, event, details, today, {
    member: member && kind !== "newborn",
  });
  if (!first) return;
  const path = first.path.startsWith("event.") ? first.path : `details.${first.path}`;
  const isNumber = first.path.startsWith("person.document");
  throw new AppError(isNumber ? "bad-document" : "bad-request", first.text, {
    path,
    todo: first.todo,
  });
}
