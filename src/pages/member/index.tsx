import { useState } from "react";
import type { EnrolmentState, MemberDetail } from "../../../core/contracts";
import { useCall, type Loaded } from "../../client";
import {
  Card,
  ContactList,
  LinkRow,
  LoadedView,
  Page,
  ProgressList,
  Years,
} from "../../components";
import { adviceBesideContacts, isSettled } from "../../logic";
import { go, useParam } from "../../routes";
import { ConfirmIdentity } from "./confirm-identity";
import { Explanation } from "./explanation";
import { NextSteps } from "./next-steps";
import { Declared } from "./declared";
import { Questions } from "./questions";
import { Standing } from "./standing";
import { Unbind } from "./unbind";
import { WhenCard } from "./when-card";
import { WhoPays } from "./who-pays";
import "./index.scss";

/** One member's coverage year: what is owed, who pays the rest and why, until when, and what to do. */
export default function MemberPage() {
  const memberId = useParam("id") ?? "";
  const asked = Number(useParam("year")) || undefined;
  const [year, setYear] = useState(asked);
  const detail = useCall("member", { memberId, year });
  return (
    <Page title="参保情况">
      <LoadedView loaded={detail}>
        {(data) => (
          <>
            {data.yearsOffered.length < 2 ? null : (
              <Years years={data.yearsOffered} picked={data.year} onPick={setYear} />
            )}
            <Detail detail={data} loaded={detail} />
          </>
        )}
      </LoadedView>
    </Page>
  );
}

/** Where a person has to be asked, the numbers stand high on the page. */
const WHEN_TO_ASK: readonly MemberDetail["quote"]["outcome"][] = [
  "ask",
  "closed",
  "register-first",
  "no-plan",
];

function Detail({ detail, loaded }: { detail: MemberDetail; loaded: Loaded<MemberDetail> }) {
  const { member, quote, year } = detail;
  const canDoNothingHere = WHEN_TO_ASK.includes(quote.outcome);
  const state = member.years.find((card) => card.year === year)?.state;
  const settled = state !== undefined && isSettled(state);
  const progress = <Progress steps={detail.progress} reached={state} />;
  const contacts = <ContactList contacts={detail.contacts} />;
  return (
    <>
      <Standing detail={detail} />
      {member.binding === "weak" ? (
        <ConfirmIdentity
          memberId={member.memberId}
          hidesAid={quote.redacted && quote.lines.some((line) => line.aidTotal > 0)}
          onConfirmed={loaded.reload}
        />
      ) : null}
      <Questions detail={detail} onAnswered={loaded.put} />
      <Declared detail={detail} onAnswered={loaded.put} />
      {settled ? (
        progress
      ) : (
        <NextSteps advice={adviceBesideContacts(quote.next, detail.contacts)} />
      )}
      {canDoNothingHere ? contacts : null}
      <WhenCard quote={quote} settled={settled} />
      <WhoPays quote={quote} />
      <Explanation quote={quote} />
      {settled ? null : progress}
      {canDoNothingHere ? null : contacts}
      <Card className="link-list">
        <LinkRow
          title="办事"
          note="改信息、停保、退费，家里添了孩子"
          onTap={() => go.errands({ memberId: member.memberId })}
        />
        {member.binding === "full" ? (
          <LinkRow
            title="全家参保情况"
            note="户口簿上的每个人办了没有"
            onTap={() => go.household(member.memberId, year)}
          />
        ) : null}
        <LinkRow
          title="身份和查看记录"
          note={member.binding === "full" ? "谁看过，有没有不认识的人添加" : "请工作人员确认身份"}
          onTap={() => go.trust(member.memberId)}
        />
        <LinkRow
          title={`看本地 ${year}年政策`}
          onTap={() => go.plan(member.place.code, year)}
          last
        />
      </Card>
      <Unbind memberId={member.memberId} name={member.name} />
    </>
  );
}

interface ProgressProps {
  steps: MemberDetail["progress"];
  reached: EnrolmentState | undefined;
}

function Progress({ steps, reached }: ProgressProps) {
  if (steps.length === 0) return null;
  return (
    <Card title="办到哪一步了">
      <ProgressList steps={steps} reached={reached} />
    </Card>
  );
}
