import { useState } from "react";
import { ChoiceField, Row } from "../../components";
import { Box, Tap } from "../../platform";
import { callStaff, useAct, type StaffReply } from "../client";
import { mayCall } from "../logic";
import { AskDialog } from "../parts/ask-dialog";
import { LinesField } from "../parts/fields";
import { useWorker } from "../state";

const REASONS = [
  { value: "核对本人到场出示的证件", name: "核对本人到场出示的证件" },
  { value: "电话联系本人", name: "电话联系本人" },
  { value: "填报上级系统或表格", name: "填报上级系统或表格" },
  { value: "other", name: "别的原因" },
];

/** Number and phone in full, for a reason that stays on record and that the person can read. */
export function Reveal({ personId }: { personId: string }) {
  const worker = useWorker();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<StaffReply<"reveal">>();
  if (!mayCall(worker, "reveal")) return null;
  if (shown)
    return (
      <Box className="revealed" live="polite">
        <Row label="完整证件号码" code>
          {shown.documentNumber}
        </Row>
        <Row label="完整手机号" code last>
          {shown.phone ?? "没有登记"}
        </Row>
        <Tap className="word-link" onTap={() => setShown(undefined)}>
          收起号码
        </Tap>
      </Box>
    );
  return (
    <Box className="material-taps">
      <Tap className="small-tap" onTap={() => setOpen(true)}>
        显示号码
      </Tap>
      {open ? (
        <RevealDialog
          personId={personId}
          onShown={(reply) => {
            setShown(reply);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Box>
  );
}

interface RevealDialogProps {
  personId: string;
  onShown(reply: StaffReply<"reveal">): void;
  onClose(): void;
}

function RevealDialog({ personId, onShown, onClose }: RevealDialogProps) {
  const [reason, setReason] = useState<string>();
  const [own, setOwn] = useState("");
  const [fault, setFault] = useState<string>();
  const act = useAct();
  const why = reason === "other" ? own.trim() : (reason ?? "");
  const reveal = () => {
    setFault(why === "" ? "请选一个原因" : undefined);
    if (why === "") return;
    void act.run(async () => onShown(await callStaff("reveal", { personId, why })));
  };
  return (
    <AskDialog
      title="显示完整号码"
      confirm="看完整号码"
      busy={act.busy}
      error={act.error}
      onConfirm={reveal}
      onClose={onClose}
    >
      <Box>原因会留在操作记录里；本人能查到哪个单位在什么时候看过。</Box>
      <ChoiceField
        id="reveal-why"
        label="为什么要看"
        options={REASONS}
        value={reason}
        onPick={setReason}
        {...(fault !== undefined && { fault })}
      />
      {reason === "other" ? (
        <LinesField id="reveal-own" label="写明原因" value={own} onText={setOwn} maxLength={100} />
      ) : null}
    </AskDialog>
  );
}
