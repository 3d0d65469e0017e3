import { useCallback, useEffect, useReducer, useState } from "react";
import { asCallError } from "../../client";
import { Button } from "../../components";
import { Box, Heading, QrCode } from "../../platform";
import { useTextSize } from "../../state";
import { callDesk } from "../client";
import { login, secondsLeft, START, type LoginEvent, type LoginPhase } from "../logic";
import { go } from "../routes";
import { forgetPlaces, forgetWorker } from "../state";
import "../staff.scss";

/** How often is asked whether the phone has answered. Milliseconds. */
const ASK_EVERY = 2_000;

/** The first page in a browser: a code for the worker's phone. */
export default function LoginPage() {
  const size = useTextSize((state) => state.size);
  const [state, tell] = useReducer(login, START);
  useLogin(state, tell);
  return (
    <Box className={`screen desk text-${String(size)}`}>
      <Box as="main" className="login">
        <Box className="login-card">
          <Heading level={1} className="login-brand">
            参保经办工作台
          </Heading>
          <Shown state={state} onAgain={() => tell({ type: "again" })} />
        </Box>
      </Box>
    </Box>
  );
}

/** Gets a code, asks until the phone has answered, and goes in. */
function useLogin(state: LoginPhase, tell: (event: LoginEvent) => void): void {
  const { phase } = state;
  useEffect(() => {
    // Whoever comes back with a session that still holds need not scan again.
    callDesk("resume", {}).then(
      ({ csrf }) => csrf !== null && tell({ type: "let-in" }),
      () => undefined,
    );
  }, [tell]);
  const poll = useCallback(
    () =>
      callDesk("poll", {}).then(
        (answer) => tell({ type: "polled", state: answer.state }),
        // Not getting through once is no news: it is asked again in two seconds.
        () => undefined,
      ),
    [tell],
  );
  useEffect(() => {
    if (phase === "getting") {
      callDesk("begin", {}).then(
        (code) => tell({ type: "got", code }),
        (error: unknown) => tell({ type: "failed", message: asCallError(error).message }),
      );
    }
    if (phase === "in") {
      forgetWorker();
      forgetPlaces();
      go.desk();
    }
    if (phase !== "shown") return undefined;
    const timer = setInterval(() => void poll(), ASK_EVERY);
    return () => clearInterval(timer);
  }, [phase, poll, tell]);
}

function Shown({ state, onAgain }: { state: LoginPhase; onAgain(): void }) {
  switch (state.phase) {
    case "getting":
    case "in":
      return (
        <Box live="polite" className="qr-wait">
          {state.phase === "in" ? "登录好了，正在打开…" : "正在取二维码…"}
        </Box>
      );
    case "shown":
      return <Code key={state.code.token} code={state.code} seen={state.seen} onEnd={onAgain} />;
    case "refused":
      return (
        <>
          <Box live="alert">手机上选了“不允许”，这台电脑没有登录。</Box>
          <Button onTap={onAgain}>换一个二维码再试</Button>
        </>
      );
    case "failed":
      return (
        <>
          <Box live="alert">{state.message}</Box>
          <Button onTap={onAgain}>重试</Button>
        </>
      );
  }
}

interface CodeProps {
  code: { token: string; number: string; expiresAt: string };
  seen: boolean;
  onEnd(): void;
}

/** How long a code holds. It is counted here from when it came: this machine's clock may be wrong. */
const HOLDS_SECONDS = 90;

function Code({ code, seen, onEnd }: CodeProps) {
  const [left, setLeft] = useState(HOLDS_SECONDS);
  useEffect(() => {
    const until = Date.now() + HOLDS_SECONDS * 1000;
    const end = new Date(until).toISOString();
    const timer = setInterval(() => {
      const seconds = secondsLeft(end, Date.now());
      setLeft(seconds);
      if (seconds === 0) onEnd();
    }, 1000);
    return () => clearInterval(timer);
  }, [onEnd]);
  return (
    <>
      <Box as="p">
        {seen
          ? "手机已经扫到，请核对号码，在手机上点“允许登录”"
          : "用手机微信打开“参保”小程序，进“经办工作台”，点“在电脑上办”扫码"}
      </Box>
      <QrCode text={code.token} label="登录二维码" className={`qr ${seen ? "qr-seen" : ""}`} />
      <Box>
        <Box className="small soft">手机上显示的号码应该和这个一样</Box>
        <Box className="match-number">{code.number}</Box>
      </Box>
      <Box className="small soft">{`还有 ${String(left)} 秒，到时自动换一个`}</Box>
      <Box live="polite" className="unseen">
        {seen ? "手机已经扫到" : ""}
      </Box>
    </>
  );
}
