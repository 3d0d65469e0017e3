import type { DeskRequest, MaterialWanted } from "../../../core/contracts";
import type { Choice } from "./choice";

/** Reasons to choose from, so that residents read the same words for the same thing everywhere. */

export const RETURN_REASONS: readonly Choice[] = [
  { value: "missing", name: "材料不全" },
  { value: "unreadable", name: "照片看不清" },
  { value: "differs", name: "填的内容和材料对不上" },
  { value: "old", name: "材料已经过期" },
  { value: "other", name: "别的原因" },
];

const RETURN_WORDS: Record<string, string> = {
  missing: "材料不全，请把下面列的材料补上",
  unreadable: "照片看不清，请在亮处重新拍，四个角都要拍到",
  differs: "填的内容和材料对不上，请核对后改过来",
  old: "材料已经过期，请换成还在有效期内的",
};

/** What the resident reads when a request is given back: the chosen reason, then the worker's own words. */
export function returnText(reason: string | undefined, own: string): string {
  const words = reason === undefined ? undefined : RETURN_WORDS[reason];
  return [words, own.trim()].filter(Boolean).join("。").slice(0, 200);
}

export interface RefusalReason extends Choice {
  /** What the resident reads. */
  text: string;
  /** The clause; `plan` where the plan or its deadline decides. */
  cite: string;
}

/** Grounds on which this request can be refused: what stands against it, its deadline, then the plan as a whole. */
export function refusalReasons({ warnings, plan }: DeskRequest): RefusalReason[] {
  const standing = warnings.map(({ text, cite }, index) => ({
    value: `warning-${String(index)}`,
    name: text,
    text,
    cite: cite || "plan",
  }));
  const late = plan.inTime
    ? []
    : [
        {
          value: "late",
          name: "超过了方案规定的期限",
          text: "超过了方案规定的办理期限",
          cite: plan.cite || "plan",
        },
      ];
  return [
    ...standing,
    ...late,
    {
      value: "not-eligible",
      name: "不在方案的参保范围",
      text: "不在本地方案规定的参保范围内",
      cite: "plan",
    },
    { value: "unproved", name: "材料证明不了", text: "提供的材料证明不了申请的事项", cite: "plan" },
    { value: "other", name: "别的原因", text: "", cite: "" },
  ];
}

/** Names of materials that are wanted and neither there nor found good. */
export function missingMaterials(
  wanted: readonly MaterialWanted[],
  materials: DeskRequest["materials"],
): string[] {
  const good = (name: string) =>
    materials.some((one) => one.material === name && one.verdict !== "bad" && !one.gone);
  return wanted.filter(({ name, required }) => required && !good(name)).map(({ name }) => name);
}
