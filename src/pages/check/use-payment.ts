import { useRef, useState } from "react";
import type { Basket } from "../../../core/contracts";
import {
  asCallError,
  call,
  payOrder,
  reportConsent,
  useCall,
  type CallError,
  type Loaded,
} from "../../client";
import { newRequestKey, type Item } from "../../logic";
import { platform } from "../../platform";
import { go } from "../../routes";

export type PaymentStep =
  | { at: "ready" }
  | { at: "working" }
  /** What was shown is no longer owed; `before` is the total that was shown, in integer fen. */
  | { at: "price-changed"; before: number }
  | { at: "failed"; error: CallError };

/** From the tap to the pay sheet. Nothing is paid that was not shown on this page. */
export function usePayment(
  items: Item[],
  basket: Loaded<Basket>,
): { step: PaymentStep; pay(): void } {
  const [step, setStep] = useState<PaymentStep>({ at: "ready" });
  const settings = useCall("settings", {});
  const keyFor = useRequestKey();
  const templates = settings.data?.templates ?? {};

  const send = async (shown: Basket) => {
    // WeChat takes this question only as the first thing in a tap.
    const consent = platform.askConsent(templates.paid === undefined ? [] : [templates.paid]);
    setStep({ at: "working" });
    reportConsent(templates, await consent);
    const order = await call("order", {
      requestKey: keyFor(shown.shown),
      items,
      shown: shown.shown,
      total: shown.total,
    });
    go.resultInstead(order.orderId, await payOrder(order.orderId));
  };

  const pay = () => {
    const shown = basket.data;
    if (!shown || step.at === "working") return;
    send(shown).catch((failure: unknown) => {
      const error = asCallError(failure);
      if (error.code !== "price-changed") return setStep({ at: "failed", error });
      setStep({ at: "price-changed", before: shown.total });
      basket.reload();
    });
  };
  return { step, pay };
}

/**
 * One key for one basket as shown: a tap repeated after a lost answer finds the order that was already made. A
 * changed basket is a new intention.
 */
function useRequestKey(): (shown: string) => string {
  const kept = useRef({ shown: "", key: "" });
  return (shown) => {
    if (kept.current.shown !== shown) {
      kept.current = { shown, key: newRequestKey(Date.now(), Math.random) };
    }
    return kept.current.key;
  };
}
