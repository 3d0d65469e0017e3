import { randomBytes } from "node:crypto";

/** WeChat Pay's answer: camelCase, two layers of success. */
export type PayReply = Record<string, unknown>;

export interface Merchant {
  appid: string;
  /** The service provider that the cloud itself is. */
  mchId: string;
  /** The merchant on whose account the money arrives. */
  subMchId: string;
}

export const MERCHANT_OF_THE_CLOUD = "1800008281";

/** The request could not be understood: nothing was looked at, nothing done. */
export function malformed(returnMsg: string): PayReply {
  return { returnCode: "FAIL", returnMsg };
}

/** Understood and refused. The SDK overwrites `errCode` with 0, so that functions see only `errCodeDes`. */
export function refused(merchant: Merchant, errCode: string, errCodeDes: string): PayReply {
  return { ...envelope(merchant), resultCode: "FAIL", errCode, errCodeDes };
}

export function done(merchant: Merchant, fields: PayReply = {}): PayReply {
  return { ...envelope(merchant), resultCode: "SUCCESS", ...fields };
}

function envelope({ appid, mchId, subMchId }: Merchant): PayReply {
  return {
    returnCode: "SUCCESS",
    returnMsg: "OK",
    appid,
    mchId,
    subAppid: appid,
    subMchId,
    nonceStr: randomBytes(8).toString("hex"),
    sign: randomBytes(16).toString("hex").toUpperCase(),
  };
}
