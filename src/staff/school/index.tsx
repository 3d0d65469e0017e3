import { useState } from "react";
import { Button, Card, ErrorNotice, LoadedView, Years } from "../../components";
import { newRequestKey } from "../../logic";
import { Box, Form, Table, Tap, type TableColumn } from "../../platform";
import { callStaff, useAct, useStaff, type StaffReply } from "../client";
import { collectedYear, mayCall, ownPlaces, withCommas, yearsAround } from "../logic";
import { ListReport, ListText } from "../parts/list-text";
import { Nothing } from "../parts/more";
import { PeopleList } from "../parts/person-line";
import { PlaceChoice } from "../parts/place-choice";
import { StaffPage } from "../parts/staff-page";
import { useDeskDay, useWorker } from "../state";

type Roster = StaffReply<"classRoster">;

/** The classes of a school, their pupils, and registering them by a list (LY-10, LY-11). */
export default function SchoolPage() {
  return (
    <StaffPage title="班级与学生" here="school">
      <School />
    </StaffPage>
  );
}

function School() {
  const worker = useWorker();
  const today = useDeskDay();
  const [chosen, setSchool] = useState<string>();
  const [year, setYear] = useState<number>();
  const [className, setClass] = useState<string>();
  const roles = worker?.roles ?? [];
  const own = ownPlaces(roles, ["school"])[0]?.code;
  const within = ownPlaces(roles, ["school", "bureau"]).map(({ code }) => code);
  const school = chosen ?? own;
  const wanted = year ?? collectedYear(today);
  return (
    <>
      <Box className="filters">
        <PlaceChoice
          id="school-place"
          label="学校"
          value={school}
          within={within}
          levels={["unit"]}
          onPick={(code) => {
            setSchool(code);
            setClass(undefined);
          }}
        />
        <Years years={yearsAround(today)} picked={wanted} onPick={setYear} />
      </Box>
      {school === undefined ? (
        <Nothing>请先选学校。</Nothing>
      ) : (
        <Classes
          key={`${school}${String(wanted)}${className ?? ""}`}
          school={school}
          year={wanted}
          className={className}
          onClass={setClass}
        />
      )}
    </>
  );
}

interface ClassesProps {
  school: string;
  year: number;
  className: string | undefined;
  onClass(name: string | undefined): void;
}

function Classes({ school, year, className, onClass }: ClassesProps) {
  const worker = useWorker();
  const roster = useStaff("classRoster", {
    school,
    year,
    ...(className !== undefined && { className }),
  });
  return (
    <>
      <LoadedView loaded={roster}>
        {(data) => (
          <>
            {className === undefined ? (
              <ClassTable roster={data} onClass={onClass} />
            ) : (
              <Box className="material-taps">
                <Tap className="small-tap" onTap={() => onClass(undefined)}>
                  看全部班级
                </Tap>
              </Box>
            )}
            {data.pupils.length > 0 ? (
              <PeopleList people={data.pupils} caption={className ?? "学生"} />
            ) : null}
          </>
        )}
      </LoadedView>
      {mayCall(worker, "fileBatch") ? (
        <Batch school={school} year={year} onFiled={roster.reload} />
      ) : null}
    </>
  );
}

type OfClass = Roster["classes"][number];

const nameColumn = (onClass: (name: string) => void): TableColumn<OfClass> => ({
  title: "班级",
  names: true,
  cell: ({ className }) => (
    <Tap className="word-link cell-link" onTap={() => onClass(className)}>
      {className}
    </Tap>
  ),
});

const COUNT_COLUMNS: readonly TableColumn<OfClass>[] = [
  { title: "学生", number: true, cell: ({ pupils }) => pupils },
  { title: "已参保", number: true, cell: ({ enrolled }) => enrolled },
  { title: "还没有", number: true, cell: ({ pupils, enrolled }) => pupils - enrolled },
];

function ClassTable({ roster, onClass }: { roster: Roster; onClass(name: string): void }) {
  if (roster.classes.length === 0)
    return <Nothing>{`${roster.school.name}还没有登记学生。`}</Nothing>;
  return (
    <Table
      caption={`${roster.school.name}的班级`}
      rows={roster.classes}
      keyOf={({ className }) => className}
      columns={[nameColumn(onClass), ...COUNT_COLUMNS]}
    />
  );
}

const COLUMNS = "姓名、证件类型、证件号码、班级、阶段、入学日期、毕业日期、手机号";
const MOST_SIGNS = 1_000_000;
const newKey = () => newRequestKey(Date.now(), Math.random);

function Batch({ school, year, onFiled }: { school: string; year: number; onFiled(): void }) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  const [report, setReport] = useState<StaffReply<"fileBatch">>();
  // The same list sent twice is the same batch; another list is another one.
  const [key, setKey] = useState(newKey);
  const act = useAct();
  const file = () => {
    setFault(text.trim() === "" ? "请选一个文件，或者粘贴名单" : undefined);
    if (text.trim() === "") return;
    void act.run(async () => {
      setReport(
        await callStaff("fileBatch", { requestKey: key, school, year, text: withCommas(text) }),
      );
      setText("");
      setKey(newKey());
      onFiled();
    });
  };
  return (
    <Form className="stack-wide" onSubmit={file}>
      <Card title="用名单登记学生">
        {`登记的是${String(year)}年度。登记以后由家长自己缴费，或者由学校统一缴。`}
      </Card>
      <ListText
        id="batch-text"
        columns={COLUMNS}
        text={text}
        onText={(typed) => {
          setText(typed);
          setKey(newKey());
        }}
        maxLength={MOST_SIGNS}
        fault={fault}
      />
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Button submit busy={act.busy} onTap={file}>
        提交名单
      </Button>
      {report ? (
        <ListReport
          told={[
            `名单有 ${String(report.lines)} 行，提交了 ${String(report.filed)} 份申请`,
            `已经登记过的 ${String(report.known)} 人`,
            ...(report.bad.length > 0
              ? [`有 ${String(report.bad.length)} 行没有提交，改好以后单独再交：`]
              : []),
          ]}
          bad={report.bad}
        />
      ) : null}
    </Form>
  );
}
