/** The face of payment: sending orders, applying what became of them, giving them up. */
export { applyOutcome, after, type Applied } from "./apply-outcome";
export { askWeChat } from "./ask-wechat";
export { closeOrder } from "./close-order";
export { paymentNotified, type NotifyReply } from "./notified";
export { sendOrder, type Sent } from "./send-order";
export type { VoucherHolder } from "./issue-voucher";
