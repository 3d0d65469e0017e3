import { useState } from "react";
import { ErrorSummary, Notice } from "../../components";
import { Box } from "../../platform";
import {
  asksOfPart,
  detailsOf,
  eventOf,
  fieldId,
  RequestFields,
  useRequestForm,
  type Surroundings,
} from "../../requests";
import { callStaff } from "../client";
import { askedOfDetails, formOfDetails } from "../logic/form-of-details";
import { useDeskDay, useDeskPlaces } from "../state";
import { AskDialog } from "./ask-dialog";
import type { DecisionProps } from "./decision-props";
import { LinesField } from "./fields";

/** Puts right what was stated wrong, before deciding; before and after are kept. */
export function CorrectDialog({ request, act, decide, onClose }: DecisionProps) {
  const today = useDeskDay();
  const places = useDeskPlaces();
  const nameOf = (code: string) => places.find((place) => place.code === code)?.name ?? code;
  const asked = askedOfDetails(request);
  const held = useRequestForm(formOfDetails(request, nameOf));
  const [why, setWhy] = useState("");
  const [fault, setFault] = useState<string>();
  const surroundings: Surroundings = {
    parents: [],
    county: { code: request.card.place.code.slice(0, 6), name: "", below: [...places] },
  };
  const parts = (["who", "what"] as const).filter(
    (part) => asksOfPart(asked.asks, part).length > 0 || part === "what",
  );
  const correct = () => {
    setFault(why.trim() === "" ? "请写明为什么更正" : undefined);
    const sound = held.isSound(parts, asked, today);
    if (!sound || why.trim() === "") return;
    const event = eventOf(held.form, asked) ?? request.event ?? undefined;
    decide(() =>
      callStaff("correctRequest", {
        requestId: request.card.requestId,
        version: request.version,
        details: { ...request.details, ...detailsOf(held.form, asked) },
        ...(event && { event }),
        why: why.trim(),
      }),
    );
  };
  return (
    <AskDialog
      title="更正填错的内容"
      confirm="保存更正"
      busy={act.busy}
      error={act.error}
      onConfirm={correct}
      onClose={onClose}
    >
      <Notice tone="info" title="只更正明显填错的">
        改以前和改以后都会留下记录。拿不准的，退回请居民自己改。
      </Notice>
      <ErrorSummary
        faults={held.faults.map((one) => ({ field: fieldId(one.field), text: one.text }))}
      />
      {parts.map((part) => (
        <RequestFields
          key={part}
          part={part}
          form={held.form}
          asked={asked}
          faultOf={held.faultOf}
          onChange={held.change}
          surroundings={surroundings}
        />
      ))}
      <Box>
        <LinesField
          id="correct-why"
          label="为什么更正"
          hint="例如：和户口簿核对，第 8 位写错"
          value={why}
          onText={setWhy}
          maxLength={100}
          fault={fault}
        />
      </Box>
    </AskDialog>
  );
}
