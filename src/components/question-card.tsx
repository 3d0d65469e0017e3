import { useEffect, useRef, useState } from "react";
import type { AnswerForm, FormAnswer, FormChoice } from "../../core/policy";
import {
  dateTyped,
  dayTypedOf,
  isBlankDay,
  moneyTyped,
  numberTyped,
  NO_DAY,
  type DayTyped,
} from "../logic";
import { Box, focusOn, Heading, Tap } from "../platform";
import { Button } from "./button";
import { CheckList } from "./check-list";
import { DateField } from "./date-field";
import { TextField } from "./field";

/** Where the keyboard goes when the next question comes. */
const QUESTION_ID = "question";

/** Moves the reader to the next question or, where nothing is asked any more, to the result; not when the page opens. */
export function useQuestionFocus(question: string | undefined, resultId: string): void {
  const before = useRef(question);
  useEffect(() => {
    if (before.current === question) return;
    before.current = question;
    focusOn(question === undefined ? resultId : QUESTION_ID);
  }, [question, resultId]);
}

interface QuestionCardProps {
  text: string;
  form: AnswerForm;
  /** What was answered before, where it is being changed. */
  before?: FormAnswer | "unsure" | undefined;
  /** A birth date that is known already, for a newborn. */
  born?: string | undefined;
  /** How many may still come, told in words. */
  note: string;
  onAnswer(answer: FormAnswer | "unsure"): void;
  onBack?: (() => void) | undefined;
}

/** One question with one answer. Give it a `key` of its own for each question, so that nothing of the last one stays. */
export function QuestionCard(props: QuestionCardProps) {
  const { text, form, note, onAnswer, onBack } = props;
  return (
    <Box as="section" className="card question" label={text}>
      <Box className="small soft">{note}</Box>
      <Heading level={2} id={QUESTION_ID} className="question-text">
        {text}
      </Heading>
      <Answer {...props} form={form} />
      <Box className="question-ways">
        <Button kind="quiet" onTap={() => onAnswer("unsure")}>
          不清楚，先跳过
        </Button>
        {onBack ? (
          <Button kind="quiet" onTap={onBack}>
            上一个问题
          </Button>
        ) : null}
      </Box>
    </Box>
  );
}

function Answer({ text, form, before, born, onAnswer }: QuestionCardProps) {
  const known = before === "unsure" ? undefined : before;
  switch (form.kind) {
    case "choice":
      return <Choices choices={form.choices} known={known} born={born} onAnswer={onAnswer} />;
    case "classes":
      return <Classes classes={form.classes} known={known} onAnswer={onAnswer} />;
    case "date":
      return <Day text={text} known={known} onAnswer={onAnswer} />;
    case "number":
      return (
        <Typed
          label={form.unit ? `填数字（${form.unit}）` : "填数字"}
          text={known && "number" in known ? String(known.number) : ""}
          read={(typed) => numberTyped(typed, form.atMost)}
          onAnswer={onAnswer}
        />
      );
    case "money":
      return (
        <Typed
          label="填金额（元）"
          text={known && "fen" in known ? String(known.fen / 100) : ""}
          read={moneyTyped}
          onAnswer={onAnswer}
        />
      );
  }
}

interface Answering {
  known: FormAnswer | undefined;
  onAnswer(answer: FormAnswer): void;
}

/** A choice without a day is the answer at once; one with a day unfolds the fields for it. */
function Choices({
  choices,
  known,
  born,
  onAnswer,
}: Answering & { choices: FormChoice[]; born?: string | undefined }) {
  const picked = known && "choice" in known ? known.choice : undefined;
  const [open, setOpen] = useState(picked);
  return (
    <Box as="ul" className="choices">
      {choices.map((choice) => {
        const asksDay = Boolean(choice.days?.length);
        const isOpen = asksDay && open === choice.key;
        return (
          <Box as="li" key={choice.key}>
            <Tap
              className={`answer ${picked === choice.key || isOpen ? "answer-picked" : ""}`}
              expanded={asksDay ? isOpen : undefined}
              pressed={!asksDay && picked === choice.key ? true : undefined}
              onTap={() => (asksDay ? setOpen(choice.key) : onAnswer({ choice: choice.key }))}
            >
              {choice.name}
            </Tap>
            {isOpen ? (
              <ChoiceDays choice={choice} known={known} born={born} onAnswer={onAnswer} />
            ) : null}
          </Box>
        );
      })}
    </Box>
  );
}

function ChoiceDays({
  choice,
  known,
  born,
  onAnswer,
}: Answering & { choice: FormChoice; born?: string | undefined }) {
  const days = choice.days ?? [];
  const given = known && "choice" in known && known.choice === choice.key ? known.days : undefined;
  const bornHere = choice.key.startsWith("newborn") ? born : undefined;
  const [typed, setTyped] = useState<Record<string, DayTyped>>(() =>
    Object.fromEntries(days.map(({ key }) => [key, dayTypedOf(given?.[key] ?? bornHere)])),
  );
  const [faults, setFaults] = useState<Record<string, string>>({});
  const send = () => {
    const read = days.flatMap(({ key, optional }) => {
      const value = typed[key] ?? NO_DAY;
      return optional && isBlankDay(value) ? [] : [{ key, ...dateTyped(value) }];
    });
    const wrong = read.flatMap((one) => ("fault" in one ? [[one.key, one.fault] as const] : []));
    setFaults(Object.fromEntries(wrong));
    if (wrong.length > 0) return;
    const dates = read.flatMap((one) => ("date" in one ? [[one.key, one.date] as const] : []));
    onAnswer({ choice: choice.key, days: Object.fromEntries(dates) });
  };
  return (
    <Box className="answer-days stack">
      {days.map(({ key, ask, optional }) => (
        <DateField
          key={key}
          id={`day-${key}`}
          label={ask}
          value={typed[key] ?? NO_DAY}
          optional={optional}
          fault={faults[key]}
          onDay={(value) => setTyped({ ...typed, [key]: value })}
        />
      ))}
      <Button onTap={send}>下一步</Button>
    </Box>
  );
}

function Classes({
  classes,
  known,
  onAnswer,
}: Answering & { classes: Extract<AnswerForm, { kind: "classes" }>["classes"] }) {
  const [held, setHeld] = useState<readonly string[]>(
    known && "classes" in known ? known.classes : [],
  );
  const toggle = (code: string) =>
    setHeld(held.includes(code) ? held.filter((one) => one !== code) : [...held, code]);
  const codes = classes.map(({ code }) => code);
  return (
    <Box className="stack">
      <Box className="small soft">有哪一种就选哪一种，可以选几种。都没有就直接点下面。</Box>
      <CheckList
        lines={classes.map(({ code, name }) => ({
          id: code,
          title: name,
          checked: held.includes(code),
        }))}
        onToggle={toggle}
      />
      <Button onTap={() => onAnswer({ classes: codes.filter((code) => held.includes(code)) })}>
        {held.length > 0 ? `选好了 ${String(held.length)} 种` : "都没有"}
      </Button>
    </Box>
  );
}

function Day({ text, known, onAnswer }: Answering & { text: string }) {
  const [typed, setTyped] = useState(dayTypedOf(known && "date" in known ? known.date : undefined));
  const [fault, setFault] = useState<string>();
  const send = () => {
    const read = dateTyped(typed);
    if ("date" in read) onAnswer(read);
    else setFault(read.fault);
  };
  return (
    <Box className="stack">
      <DateField id="day" label={text} value={typed} onDay={setTyped} fault={fault} />
      <Button onTap={send}>下一步</Button>
    </Box>
  );
}

interface TypedProps {
  label: string;
  text: string;
  read(typed: string): FormAnswer | { fault: string };
  onAnswer(answer: FormAnswer): void;
}

function Typed({ label, text, read, onAnswer }: TypedProps) {
  const [typed, setTyped] = useState(text);
  const [fault, setFault] = useState<string>();
  const send = () => {
    const answer = read(typed);
    if ("fault" in answer) setFault(answer.fault);
    else onAnswer(answer);
  };
  return (
    <Box className="stack">
      <TextField
        id="typed"
        label={label}
        value={typed}
        onText={setTyped}
        fault={fault}
        maxLength={12}
        keyboard="number"
      />
      <Button onTap={send}>下一步</Button>
    </Box>
  );
}
