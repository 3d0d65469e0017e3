import type { RequestState } from "../../core/contracts";
import type { Tone } from "../logic";

/** How a request's state looks beside others: what is for the resident to do stands out. */
export const STATE_TONES: Record<RequestState, Tone> = {
  submitted: "wait",
  "in-hand": "wait",
  returned: "todo",
  completed: "done",
  refused: "stop",
  withdrawn: "stop",
  lapsed: "stop",
};
