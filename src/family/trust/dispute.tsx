import { useState } from "react";
import { asCallError, call, type CallError } from "../../client";
import { Button, Card, ErrorNotice, Notice, TextField } from "../../components";
import { Box } from "../../platform";

type Step = { at: "ready" | "asking" | "sending" | "done" } | { at: "failed"; error: CallError };

/** Says that another account has no business with this person; the desk looks into it. */
export function Dispute({ memberId, name }: { memberId: string; name: string }) {
  const [step, setStep] = useState<Step>({ at: "ready" });
  const [note, setNote] = useState("");

  const send = async () => {
    setStep({ at: "sending" });
    try {
      const said = note.trim();
      await call("dispute", { memberId, ...(said && { note: said }) });
      setStep({ at: "done" });
    } catch (failure) {
      setStep({ at: "failed", error: asCallError(failure) });
    }
  };

  return (
    <Card title={`有不认识的人添加了${name}？`}>
      <Box className="stack">
        <Box as="p">
          有人添加时，您的首页会有提醒。不是家里人添加的，告诉我们，工作人员会去查，查实了就取消。
        </Box>
        {step.at === "done" ? (
          <Notice tone="good" title="已经告诉工作人员" live="polite">
            查清楚以后，您的首页会有结果。
          </Notice>
        ) : step.at === "ready" ? (
          <Button kind="plain" onTap={() => setStep({ at: "asking" })}>
            不是我家人添加的
          </Button>
        ) : (
          <>
            <TextField
              id="dispute-note"
              label="想说明的（可以不填）"
              value={note}
              onText={setNote}
              maxLength={200}
              lines
            />
            {step.at === "failed" ? <ErrorNotice error={step.error} /> : null}
            <Button busy={step.at === "sending"} onTap={() => void send()}>
              请工作人员查
            </Button>
            <Button kind="quiet" onTap={() => setStep({ at: "ready" })}>
              不用了
            </Button>
          </>
        )}
      </Box>
    </Card>
  );
}
