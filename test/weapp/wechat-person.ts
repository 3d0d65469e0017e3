import { sendJson, type Person } from "./harness";

/** Someone who agrees to everything WeChat asks and pays by the local stand-in for WeChat Pay. */
export function willingPerson(cloud: string, openid: string): Person & Say {
  const headers = { "x-canbao-openid": openid };
  const person: Person & Say = {
    atPaySheet: "pay",
    async pay(params) {
      const sheet = await sendJson(`${cloud}/phone/api/pay/sheet`, params, headers);
      if (!(sheet.body as { ok: boolean }).ok) return "failed";
      if (person.atPaySheet === "cancel") return "cancelled";
      const paid = await sendJson(`${cloud}/phone/api/pay/confirm`, params, headers);
      const { errMsg } = paid.body as { errMsg: string };
      if (errMsg === "requestPayment:ok") return "paid";
      return errMsg.includes("cancel") ? "cancelled" : "failed";
    },
    subscribe: () => "accept",
    confirm: () => true,
  };
  return person;
}

interface Say {
  /** What they press when the pay sheet is open. */
  atPaySheet: "pay" | "cancel";
}

/** The code that WeChat hands over when the person agrees to give their number. */
export async function phoneCode(cloud: string, openid: string): Promise<string> {
  const reply = await sendJson(
    `${cloud}/phone/api/phone-number`,
    {},
    { "x-canbao-openid": openid },
  );
  return (reply.body as { code: string }).code;
}
