import { useMemo, useReducer } from "react";
import { addDays, quoteInWords, type PackDocument, type Quote } from "../../../core/policy";
import type { PhoneBook, PlaceChoice } from "../../client";
import { Button, Fold, QuestionCard, StepList, useQuestionFocus } from "../../components";
import {
  answerText,
  answerTo,
  BEGINNING,
  compareRows,
  factsOfSide,
  interviewed,
  jointForm,
  jointMissing,
  jointText,
  nextToAsk,
  withoutPack,
  type ComparedSide,
  type Side,
  type Sides,
} from "../../logic";
import { Box } from "../../platform";
import { Answers } from "../estimate/told-list";
import { COMPARED_ID, Table } from "./table";

interface ComparisonProps {
  places: readonly [{ place: PlaceChoice; code: string }, { place: PlaceChoice; code: string }];
  books: readonly [PhoneBook, PhoneBook];
  year: number;
  today: string;
}

/** The questions that matter in either place, each once; then what comes of them in both. */
export function Comparison({ places, books, year, today }: ComparisonProps) {
  const [interview, step] = useReducer(interviewed, BEGINNING);
  const sides = useMemo(() => sidesOf(places, books, year), [places, books, year]);
  const quotes = useMemo(
    () =>
      sides.map((side, index) =>
        books[index === 0 ? 0 : 1].book.quote(factsOfSide(interview.told, side, index, today)),
      ) as [Quote, Quote],
    [sides, books, interview, today],
  );
  const missing = jointMissing(sides, [quotes[0].missing, quotes[1].missing]);
  const next = interview.changing ?? (interview.enough ? undefined : nextToAsk(interview, missing));
  const form = next === undefined ? undefined : jointForm(sides, next);
  useQuestionFocus(form ? next : undefined, COMPARED_ID);
  if (next !== undefined && form) {
    const { told, changing } = interview;
    const born = answerTo(interview, "birthDate");
    return (
      <>
        <QuestionCard
          key={next}
          text={jointText(sides, next)}
          form={form}
          before={answerTo(interview, next)}
          born={born && born !== "unsure" && "date" in born ? born.date : undefined}
          note={changing === undefined ? "两个地方一起问，只问会影响结果的" : "改这个回答"}
          onAnswer={(answer) => step({ kind: "tell", key: next, answer })}
          onBack={
            told.length === 0 || told[0]?.key === changing
              ? undefined
              : () => step({ kind: "back" })
          }
        />
        <Box className="card">
          <Button kind="plain" onTap={() => step({ kind: "enough" })}>
            不再回答，先看对比
          </Button>
        </Box>
      </>
    );
  }
  const compared = quotes.map((quote, index) =>
    comparedSide(sides[index === 0 ? 0 : 1], books[index === 0 ? 0 : 1], quote, (on) =>
      factsOfSide(interview.told, sides[index === 0 ? 0 : 1], index, on),
    ),
  ) as [ComparedSide, ComparedSide];
  const told = interview.told.map(({ key, answer }) => ({
    key,
    question: jointText(sides, key),
    answer: answerText(jointForm(sides, key), answer),
  }));
  const skipped =
    interview.enough === true || interview.told.some(({ answer }) => answer === "unsure");
  return (
    <>
      <Table names={[sides[0].name, sides[1].name]} year={year} rows={compareRows(...compared)} />
      {compared.map(({ name, quote }) => (
        <Fold key={name} title={`${name}：为什么是这样`}>
          <StepList steps={quote.because} />
        </Fold>
      ))}
      <Answers told={told} onChange={(key) => step({ kind: "change", key })} />
      {skipped ? (
        <Button kind="plain" onTap={() => step({ kind: "more" })}>
          跳过的再答一答
        </Button>
      ) : null}
    </>
  );
}

function sidesOf(
  places: ComparisonProps["places"],
  books: ComparisonProps["books"],
  year: number,
): Sides {
  const side = (index: 0 | 1): Side => ({
    place: places[index].code,
    name: places[index].place.name,
    year,
    pack: books[index].pack ?? withoutPack(places[index].place.code),
  });
  return [side(0), side(1)];
}

function comparedSide(
  side: Side,
  { book, pack }: PhoneBook,
  quote: Quote,
  factsOn: (on: string) => Parameters<PhoneBook["book"]["quote"]>[0],
): ComparedSide {
  const closes = quote.ownWindowUnknown ? undefined : quote.window?.closes;
  return {
    name: side.name,
    quote: quoteInWords(quote, pack),
    late: closes === undefined ? undefined : book.quote(factsOn(addDays(closes, 1))),
    contacts: book.contacts(side.place, side.year),
    open: openPoints(quote, side.pack),
  };
}

/** What the plan itself leaves open on the way to this answer, and what nobody has said of the person. */
function openPoints(quote: Quote, pack: PackDocument): string[] {
  const points = quote.because.filter(({ topic }) => topic === "open-point");
  const texts = points.map(({ text }) => text);
  const asked = quote.questions.map(({ text }) => `没有说清：${text}`);
  return [...new Set([...(pack.warning === undefined ? [] : [pack.warning]), ...texts, ...asked])];
}
