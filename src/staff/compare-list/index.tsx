import { useState } from "react";
import { Button, ErrorNotice, Years } from "../../components";
import { Box, Form } from "../../platform";
import { callStaff, useAct, type StaffReply } from "../client";
import { collectedYear, countyOf, ownPlaces, withCommas, yearsAround } from "../logic";
import { ListReport, ListText } from "../parts/list-text";
import { Nothing } from "../parts/more";
import { StaffPage } from "../parts/staff-page";
import { refreshWorker, useDeskDay, useWorker } from "../state";
import { visit } from "../routes";

/** Compares a list of people insured elsewhere with the register; each who is on both becomes a finding. */
export default function CompareListPage() {
  return (
    <StaffPage title="名单比对" here="compare-list">
      <Compare />
    </StaffPage>
  );
}

const COLUMNS = "姓名、证件类型、证件号码、险种、参保地";
const MOST_SIGNS = 2_000_000;

function Compare() {
  const worker = useWorker();
  const today = useDeskDay();
  const [text, setText] = useState("");
  const [chosen, setYear] = useState<number>();
  const [fault, setFault] = useState<string>();
  const [report, setReport] = useState<StaffReply<"compareList">>();
  const act = useAct();
  const county = ownPlaces(worker?.roles ?? [], ["bureau"])[0];
  const year = chosen ?? collectedYear(today);
  if (!county) return <Nothing>名单比对由区县医保经办来做。</Nothing>;
  const compare = () => {
    setFault(text.trim() === "" ? "请选一个文件，或者粘贴名单" : undefined);
    if (text.trim() === "") return;
    void act.run(async () => {
      setReport(
        await callStaff("compareList", {
          county: countyOf(county.code),
          year,
          text: withCommas(text),
        }),
      );
      setText("");
      await refreshWorker();
    });
  };
  return (
    <Form className="stack-wide" onSubmit={compare}>
      <Box>{`拿职工医保或外地参保的名单，和${county.name}的居民参保人逐个比对。对上的记成疑点，要人核查以后才会停保。`}</Box>
      <Years years={yearsAround(today)} picked={year} onPick={setYear} />
      <ListText
        id="compare-text"
        columns={COLUMNS}
        text={text}
        onText={setText}
        maxLength={MOST_SIGNS}
        fault={fault}
      />
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button submit busy={act.busy} onTap={compare}>
        开始比对
      </Button>
      {report ? (
        <>
          <ListReport
            told={[
              `比对了 ${String(report.lines)} 行，新发现 ${String(report.found)} 个疑点`,
              `以前已经记过的 ${String(report.known)} 个`,
              ...(report.bad.length > 0
                ? [`有 ${String(report.bad.length)} 行看不懂，没有比对：`]
                : []),
            ]}
            bad={report.bad}
          />
          {report.found > 0 ? (
            <Button kind="plain" onTap={() => visit("findings")}>
              去核查疑点
            </Button>
          ) : null}
        </>
      ) : null}
    </Form>
  );
}
