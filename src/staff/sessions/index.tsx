import { useState } from "react";
import { LoadedView, Tag } from "../../components";
import { instantText } from "../../logic";
import { Box, Tap } from "../../platform";
import { callStaff, useAct, useStaff, type StaffReply } from "../client";
import { AskDialog } from "../parts/ask-dialog";
import { Nothing } from "../parts/more";
import { StaffPage } from "../parts/staff-page";

type Session = StaffReply<"sessions">["sessions"][number];

/** One's own desks in browsers; each can be ended from here. */
export default function SessionsPage() {
  return (
    <StaffPage title="登录的电脑" here="sessions">
      <Sessions />
    </StaffPage>
  );
}

function Sessions() {
  const loaded = useStaff("sessions", {});
  const [ending, setEnding] = useState<Session>();
  const act = useAct();
  const end = () =>
    void act
      .run(async () => {
        if (ending) await callStaff("endSession", { sessionId: ending.sessionId });
      })
      .then((done) => {
        if (!done) return;
        setEnding(undefined);
        loaded.reload();
      });
  return (
    <LoadedView loaded={loaded}>
      {({ sessions }) => (
        <>
          {sessions.length === 0 ? <Nothing>现在没有电脑用您的身份登录。</Nothing> : null}
          <Box as="ul" className="stack">
            {sessions.map((session) => (
              <Box as="li" key={session.sessionId} className="card stack">
                <Box className="request-line-head">
                  <Box className="request-line-title">{session.where}</Box>
                  {session.current ? <Tag tone="done">就是这台</Tag> : null}
                </Box>
                <Box className="small soft">
                  {`${instantText(session.since)} 登录，最近一次使用 ${instantText(session.lastSeenAt)}`}
                </Box>
                <Box className="material-taps">
                  <Tap
                    className="small-tap small-tap-danger"
                    label={`让它退出：${session.where}`}
                    onTap={() => setEnding(session)}
                  >
                    让它退出
                  </Tap>
                </Box>
              </Box>
            ))}
          </Box>
          {ending ? (
            <AskDialog
              title="让这台电脑退出登录吗？"
              confirm="让它退出登录"
              danger
              busy={act.busy}
              error={act.error}
              onConfirm={end}
              onClose={() => setEnding(undefined)}
            >
              <Box>{`${ending.where}。正在那台电脑上填的内容会丢失，要再用得重新扫码。`}</Box>
            </AskDialog>
          ) : null}
        </>
      )}
    </LoadedView>
  );
}
