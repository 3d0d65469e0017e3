import { post, WxFailure } from "./http";
import { element, openSheet } from "./sheet";

type Sheet =
  | { ok: true; description: string; totalFee: number; outTradeNo: string }
  | { ok: false; errMsg: string };
type OpenSheet = Extract<Sheet, { ok: true }>;

/** `wx.requestPayment`: resolves when WeChat says ok, rejects with `errMsg` otherwise. Neither proves anything. */
export async function requestPayment(params: object): Promise<{ errMsg: string }> {
  const opened = await post("/phone/api/pay/sheet", params).catch(() => {
    throw new WxFailure("requestPayment:fail network");
  });
  const sheet = opened.data as Sheet;
  if (!sheet.ok) throw new WxFailure(sheet.errMsg);
  const answer = await openSheet("微信支付", content(sheet), [
    { label: "取消", value: "cancel" },
    { label: "支付", value: "pay", primary: true },
  ]);
  if (answer !== "pay") throw new WxFailure("requestPayment:fail cancel");
  const { data } = await post("/phone/api/pay/confirm", params);
  const result = data as { errMsg: string };
  if (result.errMsg !== "requestPayment:ok") throw new WxFailure(result.errMsg);
  return result;
}

function content({ description, totalFee, outTradeNo }: OpenSheet): Node[] {
  return [
    element("p", { class: "canbao-sheet-amount" }, `¥${yuan(totalFee)}`),
    element(
      "dl",
      {},
      element("dt", {}, "项目"),
      element("dd", {}, description),
      element("dt", {}, "商户单号"),
      element("dd", {}, outTradeNo),
    ),
  ];
}

/** Fen to yuan without floats. */
export function yuan(fen: number): string {
  const digits = String(fen).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
