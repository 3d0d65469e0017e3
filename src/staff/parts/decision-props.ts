import type { DeskRequest } from "../../../core/contracts";
import type { Act } from "../client";

/** What the dialogs of a decision are given. */
export interface DecisionProps {
  request: DeskRequest;
  act: Act;
  /** Makes a call that decides, and shows what it brought. */
  decide(work: () => Promise<DeskRequest>): void;
  onClose(): void;
}
