import { useEffect, useState } from "react";
import { asCallError, call, type CallError } from "../../client";
import { Button, Card, ErrorNotice } from "../../components";
import { Box } from "../../platform";
import { leftText, secondsLeft, spacedCode } from "./countdown";

interface Shown {
  code: string;
  shownAt: number;
}

/** A code to show to a worker who has the identity card in hand: the other way to show who one is. */
export function FaceCode({ memberId, name }: { memberId: string; name: string }) {
  const [shown, setShown] = useState<Shown>();
  const [left, setLeft] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError>();

  useEffect(() => {
    if (!shown) return;
    const look = () => setLeft(secondsLeft(shown.shownAt, Date.now()));
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [shown]);

  const take = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { code } = await call("faceCode", { memberId });
      setShown({ code, shownAt: Date.now() });
    } catch (failure) {
      setError(asCallError(failure));
    }
    setBusy(false);
  };

  return (
    <Card title="请工作人员确认身份">
      <Box className="stack">
        <Box as="p">
          {`带上${name}的身份证，到村、社区或镇上的窗口。工作人员看过证件，输入这里的六位数字，就确认好了。不用收短信。`}
        </Box>
        {shown && left > 0 ? (
          <Box className="trust-code-box" live="polite">
            <Box className="trust-code" label={shown.code.split("").join(" ")}>
              {spacedCode(shown.code)}
            </Box>
            <Box className="small soft" ornament>{`还能用 ${leftText(left)}`}</Box>
          </Box>
        ) : null}
        {shown && left === 0 ? <Box live="polite">这组数字过时了，请换一组。</Box> : null}
        {error ? <ErrorNotice error={error} /> : null}
        <Button kind={shown && left > 0 ? "plain" : "main"} busy={busy} onTap={() => void take()}>
          {shown ? "换一组数字" : "显示六位数字"}
        </Button>
        <Box className="small soft">只给窗口的工作人员看，不要发给别人。</Box>
      </Box>
    </Card>
  );
}
