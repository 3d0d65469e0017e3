import { randomBytes } from "node:crypto";
import type { VirtualClock } from "../clock";
import type { OpenApiBody } from "./open-api";

/** The phone numbers with which people signed up to WeChat, and the codes that stand for them. */
export interface PhoneNumbers {
  /** The person agrees on the phone; the code is good once, for five minutes. */
  issueCode(openid: string, phone: string): string;
  /** `phonenumber.getPhoneNumber` */
  exchange(args: Record<string, unknown>): OpenApiBody;
}

const CODE_LIFE_MS = 5 * 60_000;

export function createPhoneNumbers(clock: VirtualClock, appid: string): PhoneNumbers {
  const codes = new Map<string, { phone: string; openid: string; issuedAt: number }>();
  return {
    issueCode(openid, phone) {
      const code = randomBytes(32).toString("hex");
      codes.set(code, { phone, openid, issuedAt: clock.now() });
      return code;
    },
    exchange({ code }) {
      const found = codes.get(String(code));
      codes.delete(String(code));
      const age = found ? clock.now() - found.issuedAt : -1;
      if (!found || age < 0 || age > CODE_LIFE_MS)
        return { errcode: 40029, errmsg: "invalid code" };
      return {
        errcode: 0,
        errmsg: "ok",
        // WeChat writes this one object in camel case, unlike everything around it.
        phone_info: {
          phoneNumber: found.phone,
          purePhoneNumber: found.phone,
          countryCode: "86",
          watermark: { timestamp: Math.floor(clock.now() / 1000), appid },
        },
      };
    },
  };
}
