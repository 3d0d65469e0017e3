import { useState } from "react";
import type { MemberDetail, ResidentRequest } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";

export type Answers = ResidentRequest<"declare">["answers"];

/** The answers that a resident may give on their own word. */
export const OWN_WORD: Record<string, { name: string; answers: Answers }[]> = {
  returningMigrantWorker: [
    { name: "是", answers: { returningMigrantWorker: true } },
    { name: "不是", answers: { returningMigrantWorker: false } },
  ],
  hukouKind: [
    { name: "农村户口", answers: { hukouKind: "rural" } },
    { name: "城镇户口", answers: { hukouKind: "urban" } },
  ],
};

/** Sends what the resident says, and hands on how their year looks then. */
export function useDeclare(detail: MemberDetail, onAnswered: (detail: MemberDetail) => void) {
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<CallError>();
  const declare = async (answers: Answers) => {
    setSending(true);
    setError(undefined);
    try {
      onAnswered(
        await call("declare", { memberId: detail.member.memberId, year: detail.year, answers }),
      );
    } catch (failure) {
      setError(asCallError(failure));
    }
    setSending(false);
  };
  return { sending, error, declare };
}
