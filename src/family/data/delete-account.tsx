import { useState } from "react";
import type { ResidentReply } from "../../../core/contracts";
import { asCallError, call, type CallError } from "../../client";
import { Button, Card, ErrorNotice, Notice } from "../../components";
import { Box, Choice, focusOn } from "../../platform";
import { go } from "../../routes";

export type Deleted = ResidentReply<"deleteAccount">;
type Step = { at: "ready" | "asking" | "sending" } | { at: "failed"; error: CallError };

const CONSEQUENCES = [
  "您添加的家人全部拿掉，以后要看、要缴费，得重新添加。",
  "还没办完的申请和照片一起删掉，不再办。",
  "已经参的保、已经缴的钱不受影响，照样能看病报销。",
  "缴费、参保登记和查看记录按规定要留着，删不掉。",
] as const;

/** Deletes the account: what goes and what the law makes us keep is said before and after. */
export function DeleteAccount({ onDeleted }: { onDeleted(deleted: Deleted): void }) {
  const [step, setStep] = useState<Step>({ at: "ready" });
  const [sure, setSure] = useState(false);
  const [fault, setFault] = useState(false);

  const remove = async () => {
    if (!sure) {
      setFault(true);
      focusOn("delete-sure");
      return;
    }
    setStep({ at: "sending" });
    try {
      onDeleted(await call("deleteAccount", { sure: true }));
    } catch (failure) {
      setStep({ at: "failed", error: asCallError(failure) });
    }
  };

  return (
    <Card title="注销账号">
      <Box className="stack">
        <Box as="ul" className="stack">
          {CONSEQUENCES.map((line) => (
            <Box as="li" key={line}>
              {line}
            </Box>
          ))}
        </Box>
        {step.at === "ready" ? (
          <Button kind="plain" onTap={() => setStep({ at: "asking" })}>
            我要注销
          </Button>
        ) : (
          <>
            <Box className={fault ? "field field-wrong" : "field"} group label="确认注销">
              {fault ? <Box className="field-fault">要先勾选</Box> : null}
              <Choice
                kind="checkbox"
                id="delete-sure"
                className={`choice ${sure ? "choice-picked" : ""}`}
                checked={sure}
                onPick={() => {
                  setSure(!sure);
                  setFault(false);
                }}
              >
                <Box as="span" className="choice-words">
                  上面几条我都看了，注销以后不能恢复，我确定要注销。
                </Box>
              </Choice>
            </Box>
            {step.at === "failed" ? <ErrorNotice error={step.error} /> : null}
            <Button kind="danger" busy={step.at === "sending"} onTap={() => void remove()}>
              注销账号
            </Button>
            <Button kind="quiet" onTap={() => setStep({ at: "ready" })}>
              不注销了
            </Button>
          </>
        )}
      </Box>
    </Card>
  );
}

export function Gone({ deleted }: { deleted: Deleted }) {
  return (
    <Notice tone="good" title="已经注销" live="alert">
      <Box className="stack">
        <Lines title="删掉了" lines={deleted.deleted} />
        <Lines title="按规定留着" lines={deleted.kept} />
        <Button onTap={go.home}>回首页</Button>
      </Box>
    </Notice>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Box>
      <Box className="data-lines">{title}</Box>
      <Box as="ul">
        {lines.map((line) => (
          <Box as="li" key={line}>
            {line}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
