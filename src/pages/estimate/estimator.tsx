import { useMemo, useReducer } from "react";
import { formOf, questionFor, type MissingKey } from "../../../core/policy";
import type { PhoneBook, PlaceChoice } from "../../client";
import { Button, QuestionCard, useQuestionFocus } from "../../components";
import {
  answerTo,
  BEGINNING,
  factsTold,
  interviewed,
  moneyText,
  nextToAsk,
  OUTCOME_WORDS,
  withoutPack,
} from "../../logic";
import { Box } from "../../platform";
import { Result, RESULT_ID } from "./result";

interface EstimatorProps {
  place: PlaceChoice;
  /** The place itself or a town in it. */
  code: string;
  year: number;
  today: string;
  phone: PhoneBook;
}

/** Asks only what matters, one at a time; then what comes of it. */
export function Estimator({ place, code, year, today, phone }: EstimatorProps) {
  const [interview, step] = useReducer(interviewed, BEGINNING);
  const pack = phone.pack ?? withoutPack(place.code);
  const quote = useMemo(
    () => phone.book.quote(factsTold(interview, { place: code, year, on: today }, pack)),
    [phone.book, pack, interview, code, year, today],
  );
  const next =
    interview.changing ??
    (interview.enough ? undefined : nextToAsk(interview, quote.missing, pack));
  const form = next === undefined ? undefined : formOf(next as MissingKey, pack);
  useQuestionFocus(form ? next : undefined, RESULT_ID);
  if (next === undefined || !form)
    return (
      <Result
        place={place}
        year={year}
        today={today}
        phone={phone}
        pack={pack}
        quote={quote}
        interview={interview}
        step={step}
      />
    );
  const born = answerTo(interview, "birthDate");
  const atFirst = interview.told.length === 0 || interview.told[0]?.key === interview.changing;
  return (
    <>
      <QuestionCard
        key={next}
        text={questionFor(next as MissingKey, pack).text}
        form={form}
        before={answerTo(interview, next)}
        born={born && born !== "unsure" && "date" in born ? born.date : undefined}
        note={noteFor(interview.told.length, interview.changing !== undefined)}
        onAnswer={(answer) => step({ kind: "tell", key: next, answer })}
        onBack={atFirst ? undefined : () => step({ kind: "back" })}
      />
      <Box className="card so-far">
        <Box live="polite">{soFar(quote)}</Box>
        <Button kind="plain" onTap={() => step({ kind: "enough" })}>
          不再回答，先看结果
        </Button>
      </Box>
    </>
  );
}

const noteFor = (told: number, changing: boolean): string =>
  changing
    ? "改这个回答"
    : told === 0
      ? "先问第 1 个问题，只问会影响结果的"
      : `第 ${told + 1} 个问题`;

function soFar({
  outcome,
  due,
}: {
  outcome: keyof typeof OUTCOME_WORDS;
  due: number | null;
}): string {
  const amount = due === null || due === 0 ? "" : `，${moneyText(due)}`;
  return `按现在说的：${OUTCOME_WORDS[outcome].short}${amount}。还没问完，可能会变。`;
}
