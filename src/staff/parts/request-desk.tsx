import { useRef, useState } from "react";
import type { DeskRequest } from "../../../core/contracts";
import { Card, ErrorNotice, LinkRow, LoadedView, Notice, Row, Tag } from "../../components";
import { dateText, instantText } from "../../logic";
import { Box } from "../../platform";
import { callStaff, useAct, useStaff } from "../client";
import { toneOf } from "../logic";
import { go } from "../routes";
import { Bullets } from "./bullets";
import { Materials } from "./materials";
import { personNote } from "./person-line";
import { RequestActs } from "./request-acts";
import { Left } from "./request-line";
import { RowList } from "./row-list";

interface RequestDeskProps {
  requestId: string;
  /** Something was done with it: counts and lists are to be read anew. */
  onChange(): void;
}

/** A request as a worker handles it: on a page of its own on a phone, beside the list in an office. */
export function RequestDesk({ requestId, onChange }: RequestDeskProps) {
  const loaded = useStaff("request", { requestId });
  const put = (request: DeskRequest) => {
    loaded.put(request);
    onChange();
  };
  return (
    <LoadedView loaded={loaded}>
      {(request) => <Whole request={request} onPut={put} onReload={loaded.reload} />}
    </LoadedView>
  );
}

interface WholeProps {
  request: DeskRequest;
  onPut(request: DeskRequest): void;
  onReload(): void;
}

function Whole({ request, onPut, onReload }: WholeProps) {
  return (
    <>
      <Head request={request} />
      <Standing request={request} />
      <RequestActs request={request} onPut={onPut} onReload={onReload} />
      <Card title="申请内容">
        <RowList rows={request.stated} />
      </Card>
      {request.person ? (
        <Card className="link-list">
          <LinkRow
            title={`登记的人：${request.person.name}`}
            note={personNote(request.person)}
            onTap={() => request.person && go.person(request.person.personId)}
            last
          />
        </Card>
      ) : null}
      <MaterialsOf request={request} onPut={onPut} />
      <Plan request={request} />
      <Steps request={request} />
      <Card className="link-list">
        <LinkRow
          title="看和打印申请表"
          note="参保登记、变更、停保申请表"
          onTap={() => go.form(request.card.requestId)}
          last
        />
      </Card>
    </>
  );
}

function Head({ request: { card, holder, acceptedAt } }: { request: DeskRequest }) {
  const where = acceptedAt ? `，在${acceptedAt.name}受理` : "";
  return (
    <Card>
      <Box className="request-head">
        <Box className="request-line-head">
          <Tag tone={toneOf(card)}>{card.stateText}</Tag>
          <Left dueAt={card.dueAt} />
        </Box>
        <Box className="request-name">{`${card.name} ${card.title}`}</Box>
        <Box className="soft">{`${card.place.name}${where}，${String(card.year)}年度`}</Box>
        <Box className="small soft">{`编号 ${card.number}，${instantText(card.filedAt)} 提出`}</Box>
        {holder ? (
          <Box className="small">{holder.mine ? "在您手上" : `在${holder.title}手上`}</Box>
        ) : null}
      </Box>
    </Card>
  );
}

const clause = (cite: string): string => (cite ? `依据：${cite}` : "");

/** What stands against it, and why this worker cannot decide it, where that is so. */
function Standing({ request: { cannot, warnings, plan } }: { request: DeskRequest }) {
  return (
    <>
      {cannot ? <Notice tone="warn" title={cannot} /> : null}
      {plan.inTime ? null : (
        <Notice tone="error" title="提出的时候已经超过方案规定的期限">
          {clause(plan.cite)}
        </Notice>
      )}
      {warnings.map(({ text, cite, blocks }) => (
        <Notice key={text} tone={blocks ? "error" : "warn"} title={text}>
          <Box>
            {[blocks ? "这件事没有解决以前不能办结。" : "", clause(cite)].filter(Boolean).join("")}
          </Box>
        </Notice>
      ))}
    </>
  );
}

function MaterialsOf({ request, onPut }: { request: DeskRequest; onPut(r: DeskRequest): void }) {
  const act = useAct();
  const judged = useRef<string>();
  const [verdictOf, setVerdictOf] = useState<string>();
  const judge = (materialId: string, verdict: "good" | "bad") => {
    judged.current = materialId;
    setVerdictOf(materialId);
    void act
      .run(async () =>
        onPut(await callStaff("judge", { requestId: request.card.requestId, materialId, verdict })),
      )
      .then(() => setVerdictOf(undefined));
  };
  return (
    <>
      <Materials request={request} busy={verdictOf} onJudge={judge} />
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}

function Plan({ request: { plan, willDo, can } }: { request: DeskRequest }) {
  return (
    <>
      <Card title="方案怎么规定">
        <Row label="规定" note={clause(plan.cite)} stacked>
          {plan.says || "方案没有专门写"}
        </Row>
        <Row label="最后一天">{plan.by ? dateText(plan.by) : "方案没有写"}</Row>
        <Row label="是不是按期提出" last>
          {plan.inTime ? "是" : "不是，超过了期限"}
        </Row>
      </Card>
      {willDo.length > 0 && can.length > 0 ? (
        <Card title="办结以后会怎样">
          <Bullets lines={willDo} />
        </Card>
      ) : null}
    </>
  );
}

function Steps({ request: { steps } }: { request: DeskRequest }) {
  return (
    <Card title="办理经过">
      <Box as="ol">
        {steps.map(({ at, by, text, cite }, index) => (
          <Box
            as="li"
            key={`${at}${text}`}
            className={`step-line ${index === steps.length - 1 ? "step-line-last" : ""}`}
          >
            <Box>{text}</Box>
            <Box className="small soft">
              {[instantText(at), by, cite ? clause(cite) : ""].filter(Boolean).join("，")}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
