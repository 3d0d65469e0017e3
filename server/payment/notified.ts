import type { Services } from "../context";
import { askWeChat } from "./ask-wechat";

/** What a notification is answered with: anything but 0 makes the platform tell us again. */
export interface NotifyReply {
  errcode: number;
  errmsg?: string;
}

/**
 * WeChat says that a payment succeeded. It carries no signature that could be checked, so it is a hint: WeChat's own books
 * are asked, and only what they say is applied.
 */
export async function paymentNotified(
  services: Services,
  { outTradeNo }: { outTradeNo: string },
): Promise<NotifyReply> {
  const result = await askWeChat(services, outTradeNo);
  if (result === "unknown") return { errcode: -1, errmsg: "not known yet" };
  if (result === "unchanged") return { errcode: -2, errmsg: "not paid as far as the books say" };
  return { errcode: 0 };
}
