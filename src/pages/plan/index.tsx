import type { PlanView } from "../../../core/contracts";
import { useCall } from "../../client";
import {
  Card,
  ContactList,
  Fold,
  LinkRow,
  LoadedView,
  Notice,
  Page,
  StepList,
} from "../../components";
import { Box, Heading } from "../../platform";
import { go, useParam } from "../../routes";
import "./index.scss";

type PlanRow = PlanView["sections"][number]["rows"][number];

/** What the plan leaves open is said, not filled in. */
const OPEN_WORDS: Record<NonNullable<PlanRow["open"]>, string> = {
  unstated: "文件没有写明，要问",
  disputed: "文件前后写得不一样",
  "not-encoded": "本程序没有算进去",
};

/** The plan of a place and year in plain words, each value with its clause. */
export default function PlanPage() {
  const place = useParam("place") ?? "";
  const year = Number(useParam("year"));
  const plan = useCall("plan", { place, year });
  return (
    <Page title="本地政策">
      <LoadedView loaded={plan}>{(data) => <Plan plan={data} />}</LoadedView>
    </Page>
  );
}

function Plan({ plan }: { plan: PlanView }) {
  const forAll = plan.sections.filter(({ staff }) => !staff);
  const forStaff = plan.sections.filter(({ staff }) => staff);
  return (
    <>
      <Box>
        <Heading level={2} className="plan-title">
          {plan.title}
        </Heading>
        <Box className="small soft">{`根据：${plan.document}`}</Box>
        <Box className="small soft">{plan.revision}</Box>
      </Box>
      {plan.warning ? <Notice tone="warn" title={plan.warning} /> : null}
      {forAll.map((section) => (
        <Card key={section.key} title={section.title}>
          <PlanRows rows={section.rows} />
        </Card>
      ))}
      {plan.channels.length > 0 ? (
        <Card title="在哪里可以缴">
          <StepList steps={plan.channels} />
        </Card>
      ) : null}
      <ContactList contacts={plan.contacts} />
      <ForStaff sections={forStaff} />
      <Card className="link-list">
        <LinkRow
          title="按这份政策算一算"
          note="不用登录，答几个问题"
          onTap={() => go.estimate(plan.place.code, plan.year)}
        />
        <LinkRow title="和另一个地方比一比" onTap={() => go.compare(plan.place.code)} />
        <LinkRow title="看别的地区" onTap={go.places} last />
      </Card>
    </>
  );
}

/** What only those who work there need. */
function ForStaff({ sections }: { sections: PlanView["sections"] }) {
  if (sections.length === 0) return null;
  return (
    <Fold title="给工作人员">
      {sections.map((section) => (
        <Box key={section.key} className="plan-staff">
          <Heading level={2} className="card-title">
            {section.title}
          </Heading>
          <PlanRows rows={section.rows} />
        </Box>
      ))}
    </Fold>
  );
}

function PlanRows({ rows }: { rows: readonly PlanRow[] }) {
  return (
    <>
      {rows.map((row, index) => (
        <PlanItem key={row.label + row.value} row={row} last={index === rows.length - 1} />
      ))}
    </>
  );
}

function PlanItem({ row, last }: { row: PlanRow; last: boolean }) {
  return (
    <Box className={`plan-row ${last ? "row-last" : ""}`}>
      <Box className="row-label">{row.label}</Box>
      <Box>{row.value}</Box>
      {row.open ? <Box className="plan-open">{`⚠ ${OPEN_WORDS[row.open]}`}</Box> : null}
      {row.cite ? <Box className="cite">{`依据：${row.cite}`}</Box> : null}
    </Box>
  );
}
