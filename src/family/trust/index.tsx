import type { Home } from "../../../core/contracts";
import { useCall } from "../../client";
import { Card, LoadedView, Notice, Page } from "../../components";
import { useParam } from "../../routes";
import { Dispute } from "./dispute";
import { FaceCode } from "./face-code";
import { Lookers } from "./lookers";
import "./index.scss";

/** Who may see this person's file: how one shows who one is, who looked, and what to do about a stranger. */
export default function TrustPage() {
  const memberId = useParam("id") ?? "";
  const home = useCall("home", {});
  return (
    <Page title="身份和查看记录">
      <LoadedView loaded={home}>{(data) => <Trust home={data} memberId={memberId} />}</LoadedView>
    </Page>
  );
}

function Trust({ home, memberId }: { home: Home; memberId: string }) {
  const member = home.members.find((one) => one.memberId === memberId);
  if (!member) return <Card title="您的列表里没有这个人">请回首页看看。</Card>;
  const { name } = member;
  if (member.binding === "weak")
    return (
      <>
        <Notice title={`还没有确认您可以看${name}的全部情况`}>
          可以在参保情况页用手机号确认，也可以请工作人员确认。
        </Notice>
        <FaceCode memberId={memberId} name={name} />
      </>
    );
  return (
    <>
      <Notice tone="good" title={`已经确认身份，可以看${name}的全部情况`} />
      <Lookers memberId={memberId} />
      <Dispute memberId={memberId} name={name} />
    </>
  );
}
