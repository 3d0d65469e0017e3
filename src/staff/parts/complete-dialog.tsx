import { useState } from "react";
import { Notice } from "../../components";
import { Box } from "../../platform";
import { callStaff } from "../client";
import { missingMaterials } from "../logic";
import { AskDialog } from "./ask-dialog";
import { Bullets } from "./bullets";
import { LinesField, Tick } from "./fields";
import type { DecisionProps } from "./decision-props";

/** Decides in favour: what will happen is said before it does. */
export function CompleteDialog({ request, act, decide, onClose }: DecisionProps) {
  const [originalsSeen, setSeen] = useState(false);
  const [note, setNote] = useState("");
  const missing = missingMaterials(request.wanted, request.materials);
  const complete = () =>
    decide(() =>
      callStaff("complete", {
        requestId: request.card.requestId,
        version: request.version,
        originalsSeen,
        ...(note.trim() && { note: note.trim() }),
      }),
    );
  return (
    <AskDialog
      title={`办结${request.card.name}的${request.card.title}`}
      confirm="确认办结"
      busy={act.busy}
      error={act.error}
      onConfirm={complete}
      onClose={onClose}
    >
      {request.willDo.length > 0 ? <Bullets lines={request.willDo} /> : null}
      {missing.length > 0 ? (
        <Notice tone="warn" title={`没有上传：${missing.join("、")}`}>
          看过原件才能办结；没有看到，请退回补充。
        </Notice>
      ) : null}
      <Tick id="originals" checked={originalsSeen} onToggle={() => setSeen(!originalsSeen)}>
        我在柜台看过原件，和申请一致
      </Tick>
      <LinesField
        id="complete-note"
        label="要告诉居民的话（可以不写）"
        value={note}
        onText={setNote}
        maxLength={200}
      />
      <Box className="small soft">办结以后不能撤回，居民马上会看到。</Box>
    </AskDialog>
  );
}
