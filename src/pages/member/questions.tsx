import { useState } from "react";
import type { MemberDetail, ResidentRequest } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import { Button, Card, ErrorNotice } from "../../components";
import { Box } from "../../platform";

type Answers = ResidentRequest<"declare">["answers"];
type Question = MemberDetail["quote"]["questions"][number];

/** The answers that a resident may give on their own word. */
const OWN_WORD: Record<string, { name: string; answers: Answers }[]> = {
  returningMigrantWorker: [
    { name: "是", answers: { returningMigrantWorker: true } },
    { name: "不是", answers: { returningMigrantWorker: false } },
  ],
  hukouKind: [
    { name: "农村户口", answers: { hukouKind: "rural" } },
    { name: "城镇户口", answers: { hukouKind: "urban" } },
  ],
};

interface QuestionsProps {
  detail: MemberDetail;
  onAnswered(detail: MemberDetail): void;
}

/** What we do not know and what would change the answer: asked where the resident's word counts, else who tells. */
export function Questions({ detail, onAnswered }: QuestionsProps) {
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<CallError>();
  const { questions } = detail.quote;
  if (questions.length === 0) return null;

  const answer = async (answers: Answers) => {
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

  return (
    <Card title="还有几件事会影响结果">
      <Box className="stack-wide">
        {questions.map((question) => (
          <OneQuestion
            key={question.fact}
            question={question}
            busy={sending}
            onAnswer={(a) => void answer(a)}
          />
        ))}
        {error ? <ErrorNotice error={error} /> : null}
      </Box>
    </Card>
  );
}

interface OneQuestionProps {
  question: Question;
  busy: boolean;
  onAnswer(answers: Answers): void;
}

function OneQuestion({ question, busy, onAnswer }: OneQuestionProps) {
  const choices = question.selfDeclared ? (OWN_WORD[question.fact] ?? []) : [];
  return (
    <Box className="stack" group label={question.text}>
      <Box>{question.text}</Box>
      {choices.length > 0 ? (
        <Box className="question-answers">
          {choices.map((choice) => (
            <Button
              key={choice.name}
              kind="plain"
              disabled={busy}
              onTap={() => onAnswer(choice.answers)}
            >
              {choice.name}
            </Button>
          ))}
        </Box>
      ) : (
        <Box className="small soft">{`这件事由${question.whoTells ?? "参保地工作人员"}确认。情况不对时，请打下面的电话。`}</Box>
      )}
    </Box>
  );
}
