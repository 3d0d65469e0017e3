import { useState } from "react";
import { CheckList, ChoiceField } from "../../components";
import { Box } from "../../platform";
import { callStaff } from "../client";
import { missingMaterials, RETURN_REASONS, returnText } from "../logic";
import { AskDialog } from "./ask-dialog";
import { LinesField } from "./fields";
import type { DecisionProps } from "./decision-props";

/** Gives a request back to the resident: why, and which materials are wanted. */
export function GiveBackDialog({ request, act, decide, onClose }: DecisionProps) {
  const { wanted, materials, card, version } = request;
  const names = [
    ...new Set(
      [...wanted, ...materials.map(({ material: name }) => ({ name }))].map(({ name }) => name),
    ),
  ];
  const bad = materials.filter(({ verdict }) => verdict === "bad").map(({ material }) => material);
  const [reason, setReason] = useState<string>();
  const [own, setOwn] = useState("");
  const [picked, setPicked] = useState<readonly string[]>(() => [
    ...new Set([...missingMaterials(wanted, materials), ...bad]),
  ]);
  const [fault, setFault] = useState<string>();
  const text = returnText(reason, own);
  const giveBack = () => {
    setFault(text === "" ? "请选一个原因，或者写清楚要补什么" : undefined);
    if (text === "") return;
    decide(() =>
      callStaff("giveBack", {
        requestId: card.requestId,
        version,
        reason: text,
        materials: [...picked],
      }),
    );
  };
  const toggle = (name: string) =>
    setPicked((now) => (now.includes(name) ? now.filter((one) => one !== name) : [...now, name]));
  return (
    <AskDialog
      title="退回，请居民补充"
      confirm="确认退回"
      busy={act.busy}
      error={act.error}
      onConfirm={giveBack}
      onClose={onClose}
    >
      <ChoiceField
        id="return-reason"
        label="为什么退回"
        options={RETURN_REASONS}
        value={reason}
        onPick={setReason}
        {...(fault !== undefined && { fault })}
      />
      {names.length > 0 ? (
        <Box group label="要补哪些材料">
          <Box className="field-label">要补哪些材料</Box>
          <CheckList
            lines={names.map((name) => ({ id: name, title: name, checked: picked.includes(name) }))}
            onToggle={toggle}
          />
        </Box>
      ) : null}
      <LinesField
        id="return-own"
        label="再说明白一点"
        hint="居民会看到这些话。不要写别人的姓名和号码"
        value={own}
        onText={setOwn}
        maxLength={120}
      />
    </AskDialog>
  );
}
