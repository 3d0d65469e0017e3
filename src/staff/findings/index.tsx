import { useState } from "react";
import type { FindingView } from "../../../core/contracts";
import { Card, ChoiceField, LoadedView, Tag } from "../../components";
import { instantText } from "../../logic";
import { Box, Heading, Tap } from "../../platform";
import { callStaff, useAct, usePages, useStaff } from "../client";
import { FINDINGS, mayCall, type FindingKind } from "../logic";
import { AskDialog } from "../parts/ask-dialog";
import { Chips } from "../parts/chips";
import { LinesField } from "../parts/fields";
import { More, Nothing } from "../parts/more";
import { personNote } from "../parts/person-line";
import { Select } from "../parts/select";
import { StaffPage } from "../parts/staff-page";
import { go } from "../routes";
import { refreshWorker, useWorker } from "../state";

/** What does not fit together: insured twice, claimed twice, registered twice (BG-10, KP-23). */
export default function FindingsPage() {
  return (
    <StaffPage title="疑点核查" here="findings">
      <Whole />
    </StaffPage>
  );
}

type Show = "open" | "closed";

const SHOWS = [
  { value: "open", name: "没处理" },
  { value: "closed", name: "已处理" },
] as const;

const KINDS = [
  { value: "", name: "全部疑点" },
  ...(Object.keys(FINDINGS) as FindingKind[]).map((value) => ({ value, name: FINDINGS[value] })),
];

function Whole() {
  const [show, setShow] = useState<Show>("open");
  const [kind, setKind] = useState("");
  return (
    <>
      <Box className="filters">
        <Select id="finding-kind" label="哪种疑点" options={KINDS} value={kind} onPick={setKind} />
        <Chips
          label="处理了没有"
          options={SHOWS}
          value={show}
          onPick={(picked) => setShow(picked)}
        />
      </Box>
      <List key={show + kind} show={show} kind={kind} />
    </>
  );
}

function List({ show, kind }: { show: Show; kind: string }) {
  const question = { show, ...(kind && { kind: kind as FindingKind }) };
  const first = useStaff("findings", question);
  const pages = usePages(first, (cursor) => callStaff("findings", { ...question, cursor }));
  const [settling, setSettling] = useState<FindingView>();
  const settled = () => {
    setSettling(undefined);
    first.reload();
    void refreshWorker();
  };
  return (
    <LoadedView loaded={first}>
      {({ total }) => {
        const findings = pages.pages.flatMap((page) => page.findings);
        if (findings.length === 0)
          return <Nothing>{show === "open" ? "没有要处理的疑点。" : "还没有处理过疑点。"}</Nothing>;
        return (
          <>
            <Box className="small soft" live="polite">{`共 ${String(total)} 个`}</Box>
            <Box as="ul" className="cards">
              {findings.map((finding) => (
                <Box as="li" key={finding.findingId}>
                  <OneFinding finding={finding} onSettle={() => setSettling(finding)} />
                </Box>
              ))}
            </Box>
            <More pages={pages} />
            {settling ? (
              <SettleDialog
                finding={settling}
                onDone={settled}
                onClose={() => setSettling(undefined)}
              />
            ) : null}
          </>
        );
      }}
    </LoadedView>
  );
}

function OneFinding({ finding, onSettle }: { finding: FindingView; onSettle(): void }) {
  const worker = useWorker();
  const { kind, person, year, text, cite, foundAt, state, decided, ways } = finding;
  return (
    <Card>
      <Box className="request-line-head">
        <Heading level={2} className="request-line-title">
          {person.name}
        </Heading>
        <Tag tone={state === "open" ? "due" : "done"}>{FINDINGS[kind]}</Tag>
      </Box>
      <Box>{text}</Box>
      <Box className="small soft">{personNote(person)}</Box>
      <Box className="small soft">
        {[year && `${String(year)}年度`, cite && `依据：${cite}`, `${instantText(foundAt)} 发现`]
          .filter(Boolean)
          .join("，")}
      </Box>
      {decided ? <Box>{`${instantText(decided.at)} ${decided.text}`}</Box> : null}
      <Box className="material-taps">
        <Tap
          link
          className="small-tap"
          label={`看这个人：${person.name}`}
          onTap={() => go.person(person.personId)}
        >
          看这个人
        </Tap>
        {state === "open" && ways.length > 0 && mayCall(worker, "settleFinding") ? (
          <Tap className="small-tap" label={`处理：${person.name}`} onTap={onSettle}>
            处理
          </Tap>
        ) : null}
      </Box>
    </Card>
  );
}

interface SettleDialogProps {
  finding: FindingView;
  onDone(): void;
  onClose(): void;
}

function SettleDialog({ finding, onDone, onClose }: SettleDialogProps) {
  const [way, setWay] = useState<string>();
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<{ way?: string; reason?: string }>({});
  const act = useAct();
  const settle = () => {
    const found = {
      ...(way === undefined && { way: "请选怎样处理" }),
      ...(reason.trim() === "" && { reason: "请写明查到了什么、为什么这样处理" }),
    };
    setFault(found);
    if (way === undefined || reason.trim() === "") return;
    void act
      .run(async () => {
        const { findingId } = finding;
        await callStaff("settleFinding", { findingId, way, reason: reason.trim() });
      })
      .then((done) => {
        if (done) onDone();
      });
  };
  return (
    <AskDialog
      title={`处理${finding.person.name}：${FINDINGS[finding.kind]}`}
      confirm="确认处理"
      busy={act.busy}
      error={act.error}
      onConfirm={settle}
      onClose={onClose}
    >
      <Box>{finding.text}</Box>
      <ChoiceField
        id="settle-way"
        label="怎样处理"
        options={finding.ways.map(({ key, text }) => ({ value: key, name: text }))}
        value={way}
        onPick={(picked) => setWay(picked)}
        {...(fault.way !== undefined && { fault: fault.way })}
      />
      <LinesField
        id="settle-reason"
        label="查到了什么"
        hint="会留在操作记录里"
        value={reason}
        onText={setReason}
        maxLength={200}
        fault={fault.reason}
      />
    </AskDialog>
  );
}
