import { useState } from "react";
import type { DeskRequest } from "../../../core/contracts";
import { Button, ErrorNotice, Notice } from "../../components";
import { Box } from "../../platform";
import { callStaff, useAct, type Act } from "../client";
import { CompleteDialog } from "./complete-dialog";
import { CorrectDialog } from "./correct-dialog";
import { GiveBackDialog } from "./give-back-dialog";
import { RefuseDialog } from "./refuse-dialog";

const DIALOGS = {
  complete: CompleteDialog,
  return: GiveBackDialog,
  refuse: RefuseDialog,
  correct: CorrectDialog,
};
type Deciding = keyof typeof DIALOGS;

const NAMES: Record<Deciding, string> = {
  complete: "办结",
  return: "退回给居民",
  refuse: "不予办理",
  correct: "更正填错的内容",
};

interface RequestActsProps {
  request: DeskRequest;
  onPut(request: DeskRequest): void;
  onReload(): void;
}

/** What can be done with a request now; whatever others see is asked about once more. */
export function RequestActs({ request, onPut, onReload }: RequestActsProps) {
  const { can, card, version } = request;
  const [open, setOpen] = useState<Deciding>();
  const act = useAct();
  const at = { requestId: card.requestId, version };
  const decide = (work: () => Promise<DeskRequest>) =>
    void act
      .run(async () => onPut(await work()))
      .then((done) => {
        if (done) setOpen(undefined);
      });
  const show = (deciding: Deciding) => {
    act.forget();
    setOpen(deciding);
  };
  if (can.length === 0) return null;
  const Open = open && DIALOGS[open];
  const side = (["return", "refuse", "correct"] as const).filter((one) => can.includes(one));
  return (
    <Box className="acts">
      {can.includes("take") ? (
        <Button busy={act.busy} onTap={() => decide(() => callStaff("take", at))}>
          我来办
        </Button>
      ) : null}
      {can.includes("complete") ? (
        <Button onTap={() => show("complete")}>{NAMES.complete}</Button>
      ) : null}
      {side.map((one) => (
        <Button key={one} kind={one === "refuse" ? "danger" : "plain"} onTap={() => show(one)}>
          {NAMES[one]}
        </Button>
      ))}
      {can.includes("let-go") ? (
        <Button kind="quiet" onTap={() => decide(() => callStaff("letGo", at))}>
          放回队列
        </Button>
      ) : null}
      {act.error && open === undefined ? <Failed act={act} onReload={onReload} /> : null}
      {Open ? (
        <Open request={request} act={act} decide={decide} onClose={() => setOpen(undefined)} />
      ) : null}
    </Box>
  );
}

/** Somebody else was faster: what is there now is to be read first. */
function Failed({ act, onReload }: { act: Act; onReload(): void }) {
  if (!act.error) return null;
  if (act.error.code !== "changed-meanwhile") return <ErrorNotice error={act.error} />;
  const look = () => {
    act.forget();
    onReload();
  };
  return (
    <Notice tone="warn" title={act.error.message} live="alert">
      <Button kind="plain" onTap={look}>
        看最新的情况
      </Button>
    </Notice>
  );
}
