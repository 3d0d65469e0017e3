import { useState } from "react";
import { Button, Card, ErrorNotice, Notice, Row, TextField } from "../../components";
import { instantText } from "../../logic";
import { Box, Form, platform } from "../../platform";
import { callStaff, useAct, type StaffReply } from "../client";
import { tokenOf } from "../logic";
import { StaffPage } from "../parts/staff-page";
import { go } from "../routes";

type Look = StaffReply<"deskLook">;

/** The phone lets a browser in, after showing where it stands and which number it shows. */
export default function DeskLoginPage() {
  const [seen, setSeen] = useState<{ token: string; look: Look }>();
  const [done, setDone] = useState<"allowed" | "refused">();
  if (done)
    return (
      <StaffPage title="电脑端登录">
        <Notice
          tone={done === "allowed" ? "good" : "info"}
          title={done === "allowed" ? "那台电脑已经登录" : "没有让那台电脑登录"}
          live="polite"
        >
          {done === "allowed"
            ? "办完以后请在电脑上点“退出登录”。电脑不在手边，可以在“登录的电脑”里让它退出。"
            : "如果不是您本人在登录，请告诉管理员。"}
        </Notice>
        <Button onTap={go.back}>好</Button>
      </StaffPage>
    );
  return (
    <StaffPage title="电脑端登录">
      {seen ? (
        <Decide
          token={seen.token}
          look={seen.look}
          onDone={(allowed) => setDone(allowed ? "allowed" : "refused")}
        />
      ) : (
        <FindCode onSeen={setSeen} />
      )}
    </StaffPage>
  );
}

function FindCode({ onSeen }: { onSeen(seen: { token: string; look: Look }): void }) {
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string>();
  const act = useAct();
  const look = (text: string | undefined) => {
    if (text === undefined) return;
    const token = tokenOf(text);
    setFault(token ? undefined : "这不是参保经办电脑端的登录码");
    if (token)
      void act.run(async () => onSeen({ token, look: await callStaff("deskLook", { token }) }));
  };
  const { scan } = platform;
  return (
    <Form className="stack-wide" onSubmit={() => look(typed)}>
      <Card title="让电脑登录">
        <Box as="p">在电脑浏览器里打开参保经办工作台，屏幕上会有一个二维码。</Box>
      </Card>
      {scan ? (
        <>
          {fault ? <Notice tone="error" title={fault} live="alert" /> : null}
          {act.error ? <ErrorNotice error={act.error} /> : null}
          <Button busy={act.busy} onTap={() => void scan().then(look)}>
            扫电脑上的二维码
          </Button>
        </>
      ) : (
        <>
          <Card>
            <TextField
              id="token"
              label="登录码"
              hint="这里没有相机：请粘贴二维码里的内容"
              value={typed}
              onText={setTyped}
              maxLength={200}
              {...(fault !== undefined && { fault })}
            />
          </Card>
          {act.error ? <ErrorNotice error={act.error} /> : null}
          <Button submit busy={act.busy} onTap={() => look(typed)}>
            下一步
          </Button>
        </>
      )}
    </Form>
  );
}

interface DecideProps {
  token: string;
  look: Look;
  onDone(allowed: boolean): void;
}

function Decide({ token, look, onDone }: DecideProps) {
  const act = useAct();
  const answer = (allow: boolean) =>
    void act
      .run(async () => {
        await callStaff("deskConfirm", { token, allow });
      })
      .then((done) => done && onDone(allow));
  return (
    <>
      <Card title="有一台电脑想用您的身份登录">
        <Row label="在哪里">{look.where}</Row>
        <Row label="什么时候" last>
          {instantText(look.at)}
        </Row>
      </Card>
      <Card title="电脑上显示的是这个号码吗？">
        <Box className="match-number">{look.number}</Box>
        <Box as="p" className="soft">
          不一样，或者不是您自己在登录，就点“不允许”。
        </Box>
      </Card>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <Box className="acts">
        <Button busy={act.busy} onTap={() => answer(true)}>
          号码一样，允许登录
        </Button>
        <Button kind="danger" disabled={act.busy} onTap={() => answer(false)}>
          不允许
        </Button>
      </Box>
    </>
  );
}
