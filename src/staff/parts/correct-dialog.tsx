import { AskDialog } from "./ask-dialog";
import type { DecisionProps } from "./decision-props";

export function CorrectDialog({ act, onClose }: DecisionProps) {
  return (
    <AskDialog
      title="更正填错的内容"
      confirm="更正"
      busy={act.busy}
      error={act.error}
      onConfirm={onClose}
      onClose={onClose}
    />
  );
}
