import type { Errand, ResidentReply } from "../../../core/contracts";
import { useCall } from "../../client";
import { Card, LinkRow, LoadedView, Notice, Page } from "../../components";
import { RELATIONS } from "../../logic";
import { Box, Heading } from "../../platform";
import { go, useParam, type ForWhom } from "../../routes";
import { errandKey, errandNote, errandTitle, splitErrands } from "./split";

/** What can be asked for somebody today; first for whom. */
export default function ErrandsPage() {
  const memberId = useParam("id");
  const place = useParam("place");
  return (
    <Page title="办事">
      {memberId ? (
        <Errands whose={{ memberId }} />
      ) : place ? (
        <Errands whose={{ place }} />
      ) : (
        <Whose />
      )}
    </Page>
  );
}

function Whose() {
  const home = useCall("home", {});
  return (
    <LoadedView loaded={home}>
      {({ members }) => (
        <>
          <Heading level={2} className="section-title">
            给谁办
          </Heading>
          <Card className="link-list">
            {members.map((member) => (
              <LinkRow
                key={member.memberId}
                title={member.name}
                note={`${RELATIONS[member.relation]} · ${member.place.name}`}
                onTap={() => go.errands({ memberId: member.memberId })}
              />
            ))}
            <LinkRow
              title="还没登记过的人"
              note="没参过保的人、刚搬来的人、刚出生的孩子"
              onTap={go.newcomer}
              last
            />
          </Card>
          <Card className="link-list">
            <LinkRow title="我的申请" note="办到哪一步了，要不要补材料" onTap={go.requests} last />
          </Card>
        </>
      )}
    </LoadedView>
  );
}

function Errands({ whose }: { whose: ForWhom }) {
  const errands = useCall("errands", whose);
  return <LoadedView loaded={errands}>{(data) => <List found={data} whose={whose} />}</LoadedView>;
}

function List({ found, whose }: { found: ResidentReply<"errands">; whose: ForWhom }) {
  const { open, closed } = splitErrands(found.errands);
  const pick = (errand: Errand) => go.apply(whose, errand.kind, errand.event, errand.year);
  return (
    <>
      <Box className="small soft">{`参保地：${found.place.name}`}</Box>
      <Section title="现在可以办" errands={open} found={found} onPick={pick} />
      {open.length === 0 ? (
        <Notice title="今天没有可以在手机上办的事">
          下面写着为什么。情况特殊的，请问当地医保部门，也可以打 12393。
        </Notice>
      ) : null}
      <Section title="现在不能办" errands={closed} found={found} onPick={pick} />
      <Card className="link-list">
        <LinkRow title="我的申请" note="办到哪一步了，要不要补材料" onTap={go.requests} last />
      </Card>
    </>
  );
}

interface SectionProps {
  title: string;
  errands: readonly Errand[];
  found: ResidentReply<"errands">;
  onPick(errand: Errand): void;
}

function Section({ title, errands, found, onPick }: SectionProps) {
  if (errands.length === 0) return null;
  return (
    <>
      <Heading level={2} className="section-title">
        {title}
      </Heading>
      <Card className="link-list">
        {errands.map((errand, index) => (
          <LinkRow
            key={errandKey(errand)}
            title={errandTitle(errand, found.errands)}
            note={errandNote(errand, found.today)}
            onTap={() => onPick(errand)}
            last={index === errands.length - 1}
          />
        ))}
      </Card>
    </>
  );
}
