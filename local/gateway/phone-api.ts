import * as z from "zod";
import { json, readBody } from "../http";
import type { Wechat } from "../wechat";
import type { Accounts } from "./accounts";
import type { Routes } from "./router";

const Params = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.string(),
  paySign: z.string(),
});

const Answers = z.object({ answers: z.record(z.string(), z.enum(["accept", "reject"])) });

/** The most that a mini-program may put up in one file. */
const FILE_LIMIT_BYTES = 50 * 1024 * 1024;

/** What WeChat's own sheets on the phone do. Nothing of canbao is asked here. */
export function phoneRoutes(wechat: Wechat, accounts: Accounts): Routes {
  return {
    /** Opens the pay sheet. */
    "POST /phone/api/pay/sheet": async ({ openid, body }) => {
      const check = wechat.pay.sheet(await body(Params), openid);
      if (!check.ok) return json(200, check);
      const { body: description, totalFee, outTradeNo } = check.trade;
      return json(200, { ok: true, description, totalFee, outTradeNo });
    },
    /** The person presses "pay". */
    "POST /phone/api/pay/confirm": async ({ openid, body }) =>
      json(200, wechat.pay.confirm(await body(Params), openid)),
    /** The number that the sheet shows. */
    "GET /phone/api/phone-number": ({ openid }) => json(200, { phone: accounts.phoneOf(openid) }),
    /** The person agrees: a code for `phonenumber.getPhoneNumber`. */
    "POST /phone/api/phone-number": ({ openid }) =>
      json(200, { code: wechat.phoneNumbers.issueCode(openid, accounts.phoneOf(openid)) }),
    /** `wx.cloud.uploadFile`: cloud storage takes what a phone sends, under any path. */
    "POST /phone/api/files": async ({ request, url }) => {
      const allowed = wechat.files.allowUpload(url.searchParams.get("path") ?? "");
      const content = await readBody(request, FILE_LIMIT_BYTES);
      if (!allowed || !content || !wechat.files.put(allowed.token, content))
        return json(400, { errCode: -503001, errMsg: "cloud.uploadFile:fail" });
      return json(200, { fileID: allowed.fileId });
    },
    "GET /phone/api/templates": ({ url }) => {
      const ids = (url.searchParams.get("ids") ?? "").split(",");
      const known = wechat.messages.templates.filter(({ id }) => ids.includes(id));
      return json(200, { templates: known.map(({ id, title }) => ({ id, title })) });
    },
    "POST /phone/api/subscribe": async ({ openid, body }) => {
      const { answers } = await body(Answers);
      for (const [template, answer] of Object.entries(answers)) {
        wechat.messages.answer(openid, template, answer);
      }
      return json(200, answers);
    },
  };
}
