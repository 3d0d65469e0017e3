import { useState } from "react";
import { ChoiceField, Notice, TextField } from "../../components";
import { Box } from "../../platform";
import { callStaff } from "../client";
import { refusalReasons } from "../logic";
import { AskDialog } from "./ask-dialog";
import { LinesField } from "./fields";
import type { DecisionProps } from "./decision-props";

/** Decides against a request: the ground, and the clause that it stands on. */
export function RefuseDialog({ request, act, decide, onClose }: DecisionProps) {
  const grounds = refusalReasons(request);
  const [ground, setGround] = useState<string>();
  const [own, setOwn] = useState("");
  const [cite, setCite] = useState("");
  const [fault, setFault] = useState<{ reason?: string; cite?: string }>({});
  const chosen = grounds.find(({ value }) => value === ground);
  const pick = (value: string) => {
    setGround(value);
    setCite(grounds.find((one) => one.value === value)?.cite ?? "");
  };
  const reason = [chosen?.text, own.trim()].filter(Boolean).join("。").slice(0, 200);
  const refuse = () => {
    const found = {
      ...(reason === "" && { reason: "请选一个原因，或者写清楚为什么" }),
      ...(cite.trim() === "" && { cite: "请写明依据的条款" }),
    };
    setFault(found);
    if (Object.keys(found).length > 0) return;
    decide(() =>
      callStaff("refuse", {
        requestId: request.card.requestId,
        version: request.version,
        reason,
        cite: cite.trim(),
      }),
    );
  };
  return (
    <AskDialog
      title="不予办理"
      confirm="确认不予办理"
      danger
      busy={act.busy}
      error={act.error}
      onConfirm={refuse}
      onClose={onClose}
    >
      <ChoiceField
        id="refuse-ground"
        label="为什么不予办理"
        options={grounds}
        value={ground}
        onPick={pick}
        {...(fault.reason !== undefined && { fault: fault.reason })}
      />
      {cite === "plan" ? (
        <Notice tone="info" title="依据：本地方案">
          居民会看到方案里的条款。
        </Notice>
      ) : (
        <TextField
          id="refuse-cite"
          label="依据哪一条"
          hint="方案或文件的条款，如：四（二）"
          value={cite}
          onText={setCite}
          maxLength={60}
          {...(fault.cite !== undefined && { fault: fault.cite })}
        />
      )}
      <LinesField
        id="refuse-own"
        label="再说明白一点"
        hint="居民会看到这些话。不要写别人的姓名和号码"
        value={own}
        onText={setOwn}
        maxLength={120}
      />
      <Box className="small soft">不予办理以后不能撤回；居民可以重新申请。</Box>
    </AskDialog>
  );
}
