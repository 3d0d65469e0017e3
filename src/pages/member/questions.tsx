import type { MemberDetail } from "../../../core/contracts";
import { Button, Card, ErrorNotice } from "../../components";
import { Box } from "../../platform";
import { OWN_WORD, useDeclare, type Answers } from "./use-declare";

type Question = MemberDetail["quote"]["questions"][number];

interface QuestionsProps {
  detail: MemberDetail;
  onAnswered(detail: MemberDetail): void;
}

/** What we do not know and what would change the answer: asked where the resident's word counts, else who tells. */
export function Questions({ detail, onAnswered }: QuestionsProps) {
  const { sending, error, declare } = useDeclare(detail, onAnswered);
  const { questions } = detail.quote;
  if (questions.length === 0) return null;
  return (
    <Card title="还有几件事会影响结果">
      <Box className="stack-wide">
        {questions.map((question) => (
          <OneQuestion
            key={question.fact}
            question={question}
            busy={sending}
            onAnswer={(answers) => void declare(answers)}
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
