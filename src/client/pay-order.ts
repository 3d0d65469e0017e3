import type { PaySheetWord } from "../logic";
import { platform, type ConsentAnswer } from "../platform";
import { call } from "./call";

/**
 * Opens WeChat's pay sheet for an order and gives back the sheet's word. The same order is used however often the
 * person tries, so nobody pays twice. `none`: there was nothing to open, the server knows more.
 */
export async function payOrder(orderId: string): Promise<PaySheetWord> {
  const { payment } = await call("pay", { orderId });
  return payment ? platform.openPaySheet(payment) : "none";
}

/** Tells the server what was answered about reminders. Losing it costs one message and never a payment. */
export function reportConsent(
  templates: Record<string, string>,
  answers: Record<string, ConsentAnswer>,
): void {
  const answer = templates.paid === undefined ? undefined : answers[templates.paid];
  if (!answer) return;
  call("consent", { answers: [{ template: "paid", answer }] }).catch(() => undefined);
}
