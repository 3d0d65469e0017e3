import { quoteInWords, type PackDocument, type Quote } from "../../../core/policy";
import type { PhoneBook, PlaceChoice } from "../../client";
import { Card, ContactList, LinkRow, Money, Notice, placeLabel, Tag } from "../../components";
import {
  adviceBesideContacts,
  outcomeWords,
  stillOpen,
  windowText,
  type Interview,
  type InterviewStep,
} from "../../logic";
import { Box, Heading } from "../../platform";
import { go } from "../../routes";
import { Explanation } from "../member/explanation";
import { NextSteps } from "../member/next-steps";
import { WhenCard } from "../member/when-card";
import { WhoPays } from "../member/who-pays";
import { StillOpen } from "./still-open";
import { ToldList } from "./told-list";

/** Where the reader goes when the questions are done. */
export const RESULT_ID = "result";

interface ResultProps {
  place: PlaceChoice;
  year: number;
  today: string;
  phone: PhoneBook;
  pack: PackDocument;
  quote: Quote;
  interview: Interview;
  step(step: InterviewStep): void;
}

/** What the answers come to: the amount, who pays the rest, until when, why, and where to go. */
export function Result({ place, year, today, phone, pack, quote, interview, step }: ResultProps) {
  const view = quoteInWords(quote, pack);
  const contacts = phone.book.contacts(place.code, year);
  return (
    <>
      <Head place={place} year={year} today={today} quote={quote} />
      {pack.warning ? <Notice tone="warn" title={pack.warning} /> : null}
      <StillOpen
        missing={stillOpen(quote.missing, pack)}
        pack={pack}
        skipped={
          interview.enough === true || interview.told.some(({ answer }) => answer === "unsure")
        }
        onMore={() => step({ kind: "more" })}
      />
      <ToldList interview={interview} pack={pack} step={step} />
      <NextSteps advice={adviceBesideContacts(view.next, contacts)} />
      <WhenCard quote={view} settled={false} />
      <WhoPays quote={view} />
      <Explanation quote={view} />
      <ContactList contacts={contacts} />
      <Card className="link-list">
        {phone.pack ? (
          <LinkRow
            title={`看${placeLabel(place)} ${String(year)}年政策`}
            note="每一条都写明依据"
            onTap={() => go.plan(place.code, year)}
          />
        ) : null}
        <LinkRow
          title="和另一个地方比一比"
          note="搬家、外出打工、回乡的人"
          onTap={() => go.compare(place.code)}
        />
        <LinkRow title="添加本人或家人，直接缴费" note="要姓名和证件号码" onTap={go.bind} last />
      </Card>
    </>
  );
}

function Head({
  place,
  year,
  today,
  quote,
}: Pick<ResultProps, "place" | "year" | "today" | "quote">) {
  const { due, estimate, estimateSource } = quote;
  const { long, tone, short, beforeAmount } = outcomeWords(quote);
  const until = windowText(quote, today);
  return (
    <Box as="section" className="card estimate-head" label="估算结果">
      <Box className="small soft">{`${placeLabel(place)} ${String(year)}年 · 估算`}</Box>
      <Box>
        <Tag tone={tone}>{short}</Tag>
      </Box>
      <Heading level={2} id={RESULT_ID} className="estimate-long">
        {long}
      </Heading>
      {due !== null && due > 0 ? (
        <Box>
          <Box className="soft">{beforeAmount}</Box>
          <Money fen={due} big />
        </Box>
      ) : null}
      {due === null && estimate !== undefined ? (
        <Box>
          <Box className="soft">文件没有写金额，估计要交</Box>
          <Money fen={estimate} big />
          <Box className="small soft">{`只是估计，不能作准。来源：${estimateSource ?? "未注明"}`}</Box>
        </Box>
      ) : null}
      {due === null && estimate === undefined && quote.lines.length > 0 ? (
        <Box className="soft">金额文件没有写明，请按下面写的去问。</Box>
      ) : null}
      {until ? <Box className="estimate-until">{until}</Box> : null}
      <Box className="small soft">这里只是估算。要交多少，只有参保地核定的算数。</Box>
    </Box>
  );
}
