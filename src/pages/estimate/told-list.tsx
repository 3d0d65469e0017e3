import { formOf, questionFor, type MissingKey, type PackDocument } from "../../../core/policy";
import { Card } from "../../components";
import { answerText, type Interview, type InterviewStep } from "../../logic";
import { Box, Tap } from "../../platform";

interface ToldListProps {
  interview: Interview;
  pack: PackDocument;
  step(step: InterviewStep): void;
}

/** Every answer given, each of which can be changed. */
export function ToldList({ interview, pack, step }: ToldListProps) {
  const told = interview.told.map(({ key, answer }) => ({
    key,
    question: questionFor(key as MissingKey, pack).text,
    answer: answerText(formOf(key as MissingKey, pack), answer),
  }));
  return <Answers told={told} onChange={(key) => step({ kind: "change", key })} />;
}

interface AnswersProps {
  told: readonly { key: string; question: string; answer: string }[];
  onChange(key: string): void;
}

export function Answers({ told, onChange }: AnswersProps) {
  if (told.length === 0) return null;
  return (
    <Card title="您的回答">
      <Box as="ul">
        {told.map(({ key, question, answer }, index) => (
          <Box as="li" key={key} className={`told ${index === told.length - 1 ? "told-last" : ""}`}>
            <Box className="told-words">
              <Box className="small soft">{question}</Box>
              <Box>{answer}</Box>
            </Box>
            <Tap className="word-link" label={`改：${question}`} onTap={() => onChange(key)}>
              改
            </Tap>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
