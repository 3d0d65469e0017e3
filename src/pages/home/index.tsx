import { useCall } from "../../client";
import { Button, Card, LinkRow, LoadedView, Notice, Page } from "../../components";
import { instantText, summarise } from "../../logic";
import type { Home } from "../../../core/contracts";
import { Box, Heading } from "../../platform";
import { go } from "../../routes";
import { useFamilyShare } from "../../share";
import { HomeHead } from "./head";
import { MemberItem } from "./member-item";
import { SummaryCard } from "./summary-card";
import { Welcome } from "./welcome";
import "./index.scss";

/** The first page: how each member stands, and the one thing to do now. */
export default function HomePage() {
  const home = useCall("home", {});
  useFamilyShare();
  return (
    <Page title="参保" head={<HomeHead home={home.data} />}>
      <LoadedView loaded={home}>
        {(data) => (data.members.length === 0 ? <Welcome /> : <Family home={data} />)}
      </LoadedView>
      <MorePlaces />
    </Page>
  );
}

function Family({ home }: { home: Home }) {
  const summary = summarise(home);
  return (
    <>
      <SummaryCard summary={summary} today={home.today} />
      <Notices home={home} />
      <Heading level={2} className="section-title">
        家庭成员
      </Heading>
      <Box as="ul" className="stack">
        {home.members.map((member) => (
          <MemberItem key={member.memberId} member={member} today={home.today} />
        ))}
      </Box>
      <Button kind="plain" onTap={go.bind}>
        添加家人
      </Button>
    </>
  );
}

function Notices({ home }: { home: Home }) {
  return (
    <>
      {home.notices.map((notice) => (
        <Notice key={notice.id} title="请留意">
          <Box>{notice.text}</Box>
          <Box className="small soft">{instantText(notice.at)}</Box>
        </Notice>
      ))}
    </>
  );
}

/** Where else one can go; open to those who have not added anyone too. */
function MorePlaces() {
  return (
    <Card className="link-list">
      <LinkRow title="办事" note="登记、改信息、停保、退费、新生儿" onTap={() => go.errands()} />
      <LinkRow title="我的申请" note="办到哪一步了，要不要补材料" onTap={go.requests} />
      <LinkRow title="缴费记录" note="订单和凭证" onTap={go.history} />
      <LinkRow
        title="算一算要交多少"
        note="不用登录，选地方、答几个问题"
        onTap={() => go.estimate()}
      />
      <LinkRow title="两地对比" note="搬家、外出打工、回乡的人" onTap={() => go.compare()} />
      <LinkRow title="本地政策" note="交多少、什么时候交、找谁问" onTap={go.places} />
      <LinkRow title="字号与设置" note="大字、隐私、关于" onTap={go.settings} last />
    </Card>
  );
}
