import type { MemberDetail } from "../../../core/contracts";
import { Button, Card, ErrorNotice } from "../../components";
import { Box } from "../../platform";
import { OWN_WORD, useDeclare, type Answers } from "./use-declare";

interface DeclaredProps {
  detail: MemberDetail;
  onAnswered(detail: MemberDetail): void;
}

const WORDS: Record<string, string> = {
  returningMigrantWorker: "是不是在外打工、春节回乡的农村务工人员",
  hukouKind: "户口",
};

/** What the resident said before: shown, and open to change, because a wrong tap could cost a deadline. */
export function Declared({ detail, onAnswered }: DeclaredProps) {
  const { sending, error, declare } = useDeclare(detail, onAnswered);
  const said = Object.entries(detail.declared).filter(([, value]) => value !== null);
  if (said.length === 0) return null;
  return (
    <Card title="您说过的情况">
      <Box className="stack-wide">
        {said.map(([fact, value]) => (
          <OneAnswer
            key={fact}
            fact={fact}
            value={value}
            busy={sending}
            onChange={(answers) => void declare(answers)}
          />
        ))}
        {error ? <ErrorNotice error={error} /> : null}
      </Box>
    </Card>
  );
}

interface OneAnswerProps {
  fact: string;
  value: boolean | string | null;
  busy: boolean;
  onChange(answers: Answers): void;
}

function OneAnswer({ fact, value, busy, onChange }: OneAnswerProps) {
  const choices = OWN_WORD[fact] ?? [];
  const isSaid = ({ answers }: { answers: Answers }) =>
    Object.values(answers).some((said) => said === value);
  const said = choices.find(isSaid);
  return (
    <Box className="stack" group label={WORDS[fact] ?? fact}>
      <Box>{`${WORDS[fact] ?? fact}：${said?.name ?? ""}`}</Box>
      {choices
        .filter((choice) => !isSaid(choice))
        .map((choice) => (
          <Button
            key={choice.name}
            kind="plain"
            disabled={busy}
            onTap={() => onChange(choice.answers)}
          >
            {`说错了，改成“${choice.name}”`}
          </Button>
        ))}
    </Box>
  );
}
