import { useState } from "react";
import type { AuditLine } from "../../../core/contracts";
import {
  Button,
  Card,
  DateField,
  ErrorNotice,
  Fold,
  LoadedView,
  Notice,
  Tag,
} from "../../components";
import { dateTyped, instantText, isBlankDay, NO_DAY } from "../../logic";
import { Box, Form, Heading } from "../../platform";
import { useParam } from "../../routes";
import { callStaff, useAct, usePages, useStaff, type StaffReply } from "../client";
import { AUDIT_ACTIONS, countyOf, ownPlaces } from "../logic";
import { More, Nothing } from "../parts/more";
import { RowList } from "../parts/row-list";
import { Select } from "../parts/select";
import { StaffPage } from "../parts/staff-page";
import { useWorker } from "../state";

/** Who did what to which person, from where, before and after; and whether anybody changed that record. */
export default function AuditPage() {
  return (
    <StaffPage title="操作记录" here="audit">
      <Whole />
    </StaffPage>
  );
}

interface Filter {
  action?: string;
  from?: string;
  to?: string;
}

function Whole() {
  const worker = useWorker();
  const person = useParam("person");
  const counties = [
    ...new Map(
      ownPlaces(worker?.roles ?? [], ["auditor"]).map(({ code, name }) => [countyOf(code), name]),
    ),
  ].map(([value, name]) => ({ value, name }));
  const [chosen, choose] = useState<string>();
  const county = chosen ?? counties[0]?.value;
  const [filter, setFilter] = useState<Filter>({});
  if (county === undefined) return <Nothing>只有审计人员能看操作记录。</Nothing>;
  return (
    <>
      {counties.length > 1 ? (
        <Select id="audit-county" label="地方" options={counties} value={county} onPick={choose} />
      ) : null}
      <Check key={county} county={county} />
      {person ? <Notice tone="info" title="只看和这一个人有关的记录" /> : null}
      <Filters onFilter={setFilter} />
      <Lines
        key={county + JSON.stringify(filter)}
        county={county}
        person={person}
        filter={filter}
      />
    </>
  );
}

/** Walks the whole chain of the county. */
function Check({ county }: { county: string }) {
  const [result, setResult] = useState<StaffReply<"auditCheck">>();
  const act = useAct();
  const check = () =>
    void act.run(async () => setResult(await callStaff("auditCheck", { county })));
  return (
    <Card title="记录有没有被改过">
      <Box className="stack">
        <Box>每一条记录都和前一条连在一起。改动、删掉或插进任何一条，从那里起就对不上。</Box>
        {result ? <CheckResult result={result} /> : null}
        {act.error ? <ErrorNotice error={act.error} /> : null}
        <Button kind="plain" busy={act.busy} onTap={check}>
          核对全部记录
        </Button>
      </Box>
    </Card>
  );
}

function CheckResult({ result: { sealed, waiting, fault } }: { result: StaffReply<"auditCheck"> }) {
  if (fault)
    return (
      <Notice tone="error" title={`从第 ${String(fault.id)} 条起对不上`} live="alert">
        {fault.text}
      </Notice>
    );
  return (
    <Notice tone="good" title={`${String(sealed)} 条记录都对得上`} live="polite">
      {waiting > 0 ? `还有 ${String(waiting)} 条刚记下，等着封存。` : ""}
    </Notice>
  );
}

function Filters({ onFilter }: { onFilter(filter: Filter): void }) {
  const [action, setAction] = useState("");
  const [from, setFrom] = useState(NO_DAY);
  const [to, setTo] = useState(NO_DAY);
  const [faults, setFaults] = useState<{ from?: string; to?: string }>({});
  const filter = () => {
    const first = isBlankDay(from) ? undefined : dateTyped(from);
    const last = isBlankDay(to) ? undefined : dateTyped(to);
    const found = {
      ...(first && "fault" in first && { from: first.fault }),
      ...(last && "fault" in last && { to: last.fault }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    onFilter({
      ...(action && { action }),
      ...(first && "date" in first && { from: first.date }),
      ...(last && "date" in last && { to: last.date }),
    });
  };
  return (
    <Fold title="筛选">
      <Form className="stack-wide" onSubmit={filter}>
        <Select
          id="audit-action"
          label="做了什么"
          options={AUDIT_ACTIONS}
          value={action}
          onPick={setAction}
        />
        <Box className="two">
          <DateField
            id="audit-from"
            label="从哪一天（不限就不用填）"
            value={from}
            onDay={setFrom}
            {...(faults.from !== undefined && { fault: faults.from })}
          />
          <DateField
            id="audit-to"
            label="到哪一天（不限就不用填）"
            value={to}
            onDay={setTo}
            {...(faults.to !== undefined && { fault: faults.to })}
          />
        </Box>
        <Button kind="plain" submit onTap={filter}>
          按这些看
        </Button>
      </Form>
    </Fold>
  );
}

interface LinesProps {
  county: string;
  person: string | undefined;
  filter: Filter;
}

function Lines({ county, person, filter }: LinesProps) {
  const question = { county, ...(person !== undefined && { personId: person }), ...filter };
  const first = useStaff("audit", question);
  const pages = usePages(first, (cursor) => callStaff("audit", { ...question, cursor }));
  return (
    <LoadedView loaded={first}>
      {() => {
        const lines = pages.pages.flatMap((page) => page.lines);
        return (
          <>
            {lines.length === 0 ? <Nothing>没有这样的记录。</Nothing> : null}
            <Box as="ol" className="stack">
              {lines.map((line) => (
                <Box as="li" key={line.id}>
                  <OneLine line={line} />
                </Box>
              ))}
            </Box>
            <More pages={pages} />
          </>
        );
      }}
    </LoadedView>
  );
}

function OneLine({ line }: { line: AuditLine }) {
  const { id, at, who, what, about, from, detail, before, after, sealed } = line;
  return (
    <Card>
      <Box className="request-line-head">
        <Heading level={2} className="request-line-title">
          {what}
        </Heading>
        <Tag tone={sealed ? "done" : "wait"}>{sealed ? "已封存" : "等封存"}</Tag>
      </Box>
      <Box>{[who, about && `对象：${about}`].filter(Boolean).join("，")}</Box>
      <Box className="small soft">{`${instantText(at)}，${from}，第 ${String(id)} 条`}</Box>
      {detail.length > 0 ? <RowList rows={detail} /> : null}
      {before || after ? (
        <Box className="change">
          <Side title="改以前" rows={before} />
          <Side title="改以后" rows={after} />
        </Box>
      ) : null}
    </Card>
  );
}

function Side({ title, rows }: { title: string; rows: AuditLine["before"] }) {
  return (
    <Box className="change-side">
      <Box className="side-of-change">{title}</Box>
      {rows && rows.length > 0 ? <RowList rows={rows} /> : <Box className="soft">没有</Box>}
    </Box>
  );
}
