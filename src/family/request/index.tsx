import type { RequestView } from "../../../core/contracts";
import { useCall, type Loaded } from "../../client";
import { Button, Card, LinkRow, LoadedView, Money, Notice, Page, Row, Tag } from "../../components";
import { instantText } from "../../logic";
import { Box, Heading } from "../../platform";
import { go, useParam } from "../../routes";
import { STATE_TONES } from "../state-tone";
import { Materials } from "./materials";
import { Steps } from "./steps";
import { Withdraw } from "./withdraw";
import "../requests.scss";

/** One request: where it stands, what happened, what comes next, and what the resident can do. */
export default function RequestPage() {
  const requestId = useParam("id") ?? "";
  const sent = useParam("sent") === "1";
  const request = useCall("request", { requestId });
  return (
    <Page title="申请进度">
      <LoadedView loaded={request}>
        {(view) => <Request view={view} sent={sent} loaded={request} />}
      </LoadedView>
    </Page>
  );
}

interface RequestProps {
  view: RequestView;
  sent: boolean;
  loaded: Loaded<RequestView>;
}

function Request({ view, sent, loaded }: RequestProps) {
  const { card, rows, can } = view;
  const { requestId } = card;
  return (
    <>
      {sent && card.state === "submitted" ? (
        <Notice tone="good" title="已经提交" live="polite">
          {`编号 ${card.number}。办到哪一步，在“我的申请”里随时能看。`}
        </Notice>
      ) : null}
      <Standing view={view} />
      {can.includes("supplement") ? (
        <Button onTap={() => go.supplement(requestId)}>去补充</Button>
      ) : null}
      <Outcome view={view} />
      <Card title="办到哪一步了">
        <Steps steps={view.steps} />
      </Card>
      <Card title="申请的内容">
        {rows.map(({ label, value }, index) => (
          <Row key={label} label={label} last={index === rows.length - 1}>
            {value}
          </Row>
        ))}
      </Card>
      <Materials view={view} />
      <Card className="link-list">
        <LinkRow
          title="申请表"
          note="可以打印，也可以出示"
          onTap={() => go.requestForm(requestId)}
          last
        />
      </Card>
      {can.includes("withdraw") ? <Withdraw card={card} onWithdrawn={loaded.put} /> : null}
    </>
  );
}

function Standing({ view }: { view: RequestView }) {
  const { card, next } = view;
  return (
    <Box as="section" className="card filed-standing" label={card.title}>
      <Heading level={2} className="state-title">
        {`${card.title} · ${card.name}`}
      </Heading>
      <Box>
        <Tag tone={STATE_TONES[card.state]}>{card.stateText}</Tag>
      </Box>
      <Box as="p">{next}</Box>
      <Box className="small soft">
        {`${String(card.year)}年 · ${card.place.name} · ${instantText(card.filedAt)}提交 · 编号 ${card.number}`}
      </Box>
    </Box>
  );
}

function Outcome({ view }: { view: RequestView }) {
  const { outcome } = view;
  if (!outcome) return null;
  const { memberId, refundFen } = outcome;
  return (
    <Card title="结果">
      <Box className="stack">
        <Box as="p">{outcome.text}</Box>
        {refundFen === null ? null : <Money fen={refundFen} big />}
        {memberId ? (
          <Button onTap={() => go.member(memberId, view.card.year)}>看参保情况</Button>
        ) : null}
      </Box>
    </Card>
  );
}
