import { useState } from "react";
import { Button, Card, LoadedView, Notice } from "../../components";
import { dateText, instantText } from "../../logic";
import { Box, Heading, platform, Tap } from "../../platform";
import { callStaff, useAct, useStaff, type StaffReply } from "../client";
import { ownPlaces } from "../logic";
import { AskDialog } from "../parts/ask-dialog";
import { LinesField } from "../parts/fields";
import { Nothing } from "../parts/more";
import { PlaceChoice } from "../parts/place-choice";
import { StaffPage } from "../parts/staff-page";
import { useWorker } from "../state";
import { InviteDialog, type Invited } from "./invite-dialog";

type Workers = StaffReply<"workers">;
type OneWorker = Workers["workers"][number];
type Role = OneWorker["roles"][number];

/** Who may do what here: appointing, and ending roles. Who appoints sees nobody's file. */
export default function WorkersPage() {
  return (
    <StaffPage title="工作人员" here="workers">
      <Whole />
    </StaffPage>
  );
}

function Whole() {
  const worker = useWorker();
  const [chosen, choose] = useState<string>();
  const own = ownPlaces(worker?.roles ?? [], ["admin"]);
  const place = chosen ?? own[0]?.code;
  if (place === undefined) return <Nothing>只有管理员能任命工作人员。</Nothing>;
  return (
    <>
      <PlaceChoice
        id="workers-place"
        label="地方"
        value={place}
        within={own.map(({ code }) => code)}
        onPick={choose}
      />
      <List key={place} place={place} />
    </>
  );
}

function List({ place }: { place: string }) {
  const loaded = useStaff("workers", { place });
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState<Invited>();
  const [ending, setEnding] = useState<{ worker: OneWorker; role: Role }>();
  return (
    <LoadedView loaded={loaded}>
      {(data) => (
        <>
          {invited ? <CodeOnce invited={invited} onDone={() => setInvited(undefined)} /> : null}
          <Box className="acts">
            <Button onTap={() => setInviting(true)}>任命工作人员</Button>
          </Box>
          <Invitations invitations={data.invitations} onChange={loaded.reload} />
          {data.workers.length === 0 ? <Nothing>这里还没有工作人员。</Nothing> : null}
          <Box as="ul" className="cards">
            {data.workers.map((worker) => (
              <Box as="li" key={worker.staffId}>
                <WorkerCard worker={worker} onEnd={(role) => setEnding({ worker, role })} />
              </Box>
            ))}
          </Box>
          {inviting ? (
            <InviteDialog
              onInvited={(one) => {
                setInvited(one);
                setInviting(false);
                loaded.reload();
              }}
              onClose={() => setInviting(false)}
            />
          ) : null}
          {ending ? (
            <EndDialog
              name={ending.worker.name}
              role={ending.role}
              onDone={() => {
                setEnding(undefined);
                loaded.reload();
              }}
              onClose={() => setEnding(undefined)}
            />
          ) : null}
        </>
      )}
    </LoadedView>
  );
}

/** The code is shown this one time: it is not kept anywhere. */
function CodeOnce({ invited, onDone }: { invited: Invited; onDone(): void }) {
  const [copied, setCopied] = useState<boolean>();
  return (
    <Card title={`给${invited.name}的领取码`}>
      <Box className="stack">
        <Box className="code-once">{invited.code}</Box>
        <Notice tone="warn" title="只显示这一次，关掉就看不到了">
          {`请当面或打电话告诉本人。${instantText(invited.expiresAt)} 以前有效，只能用一次。`}
        </Notice>
        <Box className="dialog-taps">
          <Button kind="plain" onTap={() => void platform.copy(invited.code).then(setCopied)}>
            复制领取码
          </Button>
          <Button kind="plain" onTap={onDone}>
            已经告诉本人，关掉
          </Button>
        </Box>
        <Box live="polite" className="small soft">
          {copied === undefined ? "" : copied ? "已复制" : "这台设备不让复制，请照着抄"}
        </Box>
      </Box>
    </Card>
  );
}

interface InvitationsProps {
  invitations: Workers["invitations"];
  onChange(): void;
}

function Invitations({ invitations, onChange }: InvitationsProps) {
  const act = useAct();
  if (invitations.length === 0) return null;
  const withdraw = (invitationId: string) =>
    void act
      .run(async () => {
        await callStaff("withdrawInvitation", { invitationId });
      })
      .then((done) => {
        if (done) onChange();
      });
  return (
    <Card title="还没有领取的任命">
      {invitations.map(({ invitationId, name, title, place, expiresAt }, index) => (
        <Box
          key={invitationId}
          className={`material ${index === invitations.length - 1 ? "material-last" : ""}`}
        >
          <Box>{`${name}，${place.name} ${title}`}</Box>
          <Box className="small soft">{`领取码 ${instantText(expiresAt)} 到期`}</Box>
          <Box className="material-taps">
            <Tap
              className="small-tap small-tap-danger"
              label={`作废：给${name}的领取码`}
              disabled={act.busy}
              onTap={() => withdraw(invitationId)}
            >
              作废
            </Tap>
          </Box>
        </Box>
      ))}
      {act.error ? <Notice tone="error" title={act.error.message} live="alert" /> : null}
    </Card>
  );
}

function WorkerCard({ worker, onEnd }: { worker: OneWorker; onEnd(role: Role): void }) {
  return (
    <Card>
      <Heading level={2} className="request-line-title">
        {worker.name}
      </Heading>
      <Box className="small soft">
        {worker.sessions > 0
          ? `有 ${String(worker.sessions)} 台电脑正用他的身份登录`
          : "没有在电脑上登录"}
      </Box>
      {worker.roles.map((role, index) => (
        <Box
          key={role.roleId}
          className={`material ${index === worker.roles.length - 1 ? "material-last" : ""}`}
        >
          <Box>{roleText(role)}</Box>
          <Box className="material-taps">
            <Tap
              className="small-tap small-tap-danger"
              label={`结束职责：${worker.name}，${roleText(role)}`}
              onTap={() => onEnd(role)}
            >
              结束职责
            </Tap>
          </Box>
        </Box>
      ))}
    </Card>
  );
}

const roleText = ({ place, title, department, className, until }: Role): string =>
  [`${place.name} ${title}`, department, className, until && `到 ${dateText(until)}`]
    .filter(Boolean)
    .join("，");

interface EndDialogProps {
  name: string;
  role: Role;
  onDone(): void;
  onClose(): void;
}

function EndDialog({ name, role, onDone, onClose }: EndDialogProps) {
  const [why, setWhy] = useState("");
  const [fault, setFault] = useState<string>();
  const act = useAct();
  const end = () => {
    setFault(why.trim() === "" ? "请写明为什么结束" : undefined);
    if (why.trim() === "") return;
    void act
      .run(async () => {
        await callStaff("endRole", { roleId: role.roleId, why: why.trim() });
      })
      .then((done) => {
        if (done) onDone();
      });
  };
  return (
    <AskDialog
      title={`结束${name}的职责`}
      confirm="确认结束"
      danger
      busy={act.busy}
      error={act.error}
      onConfirm={end}
      onClose={onClose}
    >
      <Box>{`${roleText(role)}。马上生效；没有别的职责的，他登录的电脑也会退出。`}</Box>
      <LinesField
        id="end-role-why"
        label="为什么结束"
        value={why}
        onText={setWhy}
        maxLength={100}
        fault={fault}
      />
    </AskDialog>
  );
}
