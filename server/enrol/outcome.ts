import type { FindingKind } from "../../core/contracts";
import type { Words } from "../audit";
import { AppError } from "../errors";

/** What carrying out a request did. */
export interface Done {
  /** Whom it was about, in the end. */
  personId: string;
  /** What a refund gives back, in fen. */
  refundFen?: number;
  /** What stood there before and after, for the trail; sealed. */
  before?: Words;
  after?: Words;
}

/** What was found while a request was refused: written down although nothing else is. */
export interface Found {
  kind: FindingKind;
  /** The same finding, the same key. */
  key: string;
  personId: string;
  place: string;
  year: number | null;
  detail: Record<string, string | number | null>;
}

/** A decision that cannot be carried out because of something that an office has to look into. */
export class FoundOut extends AppError {
  constructor(
    code: "number-taken" | "stands-against",
    message: string,
    todo: string,
    readonly found: Found,
  ) {
    super(code, message, { todo });
  }
}

/** Something stands against it; the clause goes with the words, where there is one. */
export const standsAgainst = (
  text: string,
  cite = "",
  todo = "核实后再办；不能办的，写明原因不予办理。",
) => new AppError("stands-against", `${text}${cite ? `〔${cite}〕` : ""}。`, { todo });

export const ORDER_OPEN = "先付完或取消那一笔，再来办。";
