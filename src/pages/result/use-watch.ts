import { useCallback, useEffect, useReducer, useState } from "react";
import type { OrderView } from "../../../core/contracts";
import { asCallError, call, useReturn, type CallError } from "../../client";
import {
  nextAsk,
  startWatch,
  watch,
  type PaySheetWord,
  type Watch,
  type WatchEvent,
} from "../../logic";

type Event = WatchEvent | { type: "again"; said: PaySheetWord };

const reduce = (before: Watch, event: Event): Watch =>
  event.type === "again"
    ? { ...startWatch(event.said), order: before.order }
    : watch(before, event);

interface WatchedOrder {
  state: Watch;
  /** The server refused to speak about this order at all. */
  error: CallError | undefined;
  /** Begins anew, such as after another try in the pay sheet. */
  again(said: PaySheetWord): void;
  put(order: OrderView): void;
}

/** Asks our server about an order until it is settled, and again whenever the person comes back. */
export function useWatch(orderId: string, said: PaySheetWord): WatchedOrder {
  const [state, tell] = useReducer(reduce, said, startWatch);
  const [error, setError] = useState<CallError>();

  const ask = useCallback(async () => {
    try {
      tell({ type: "answered", order: await call("orderStatus", { orderId }) });
    } catch (failure) {
      const reason = asCallError(failure);
      if (reason.kind === "refused" && reason.code !== "unavailable") setError(reason);
      else tell({ type: "missed" });
    }
  }, [orderId]);

  const wait = nextAsk(state);
  useEffect(() => {
    if (wait === null || error) return;
    const timer = setTimeout(() => void ask(), wait);
    return () => clearTimeout(timer);
    // `asked` changes with every answer, so that each answer sets the next question.
  }, [ask, wait, error, state.asked]);

  useReturn(() => tell({ type: "shown" }));

  return {
    state,
    error,
    again(word) {
      setError(undefined);
      tell({ type: "again", said: word });
    },
    put: (order) => tell({ type: "answered", order }),
  };
}
