import { randomBytes } from "node:crypto";

/** Who calls a function, as the platform tells the function. */
export type Caller =
  | { source: "wx_client"; openid: string }
  | { source: "wx_paycallback" }
  | { source: "wx_trigger"; trigger: string }
  /** A browser, through the HTTP access service: no OPENID, and no word of WeChat's for where it came from. */
  | { source: "http"; address: string }
  /** Called by another function: `chain` as the SDK sends it, such as `wx_client,scf`. */
  | { source: "function"; chain: string; openid?: string };

/** What WeChat knows of a running request by the token that the platform put into it. */
export interface TokenHolder {
  functionName: string;
  openid?: string;
}

/** Tokens of the requests under way. A function that calls WeChat shows its own. */
export interface Tokens {
  issue(holder: TokenHolder): string;
  find(token: string): TokenHolder | undefined;
  revoke(token: string): void;
}

export function createTokens(): Tokens {
  const holders = new Map<string, TokenHolder>();
  return {
    issue(holder) {
      const token = randomBytes(24).toString("base64url");
      holders.set(token, holder);
      return token;
    },
    find: (token) => holders.get(token),
    revoke: (token) => void holders.delete(token),
  };
}

/** The openid of a caller; timers and payment results carry none. */
export function openidOf(caller: Caller): string | undefined {
  return "openid" in caller ? caller.openid : undefined;
}

/** The environment of one request, exactly as the platform sets it. */
export function requestEnvironment(
  caller: Caller,
  appid: string,
  token: string,
): Record<string, string> {
  const openid = openidOf(caller);
  return {
    ...(openid ? { WX_OPENID: openid } : {}),
    WX_APPID: appid,
    WX_API_TOKEN: token,
    WX_CLIENTIP: "127.0.0.1",
    WX_CONTEXT_KEYS: [
      ...(openid ? ["WX_OPENID"] : []),
      "WX_APPID",
      "WX_CLIENTIP",
      "WX_API_TOKEN",
    ].join(","),
    // Without this list the SDK would not look at the source when it calls another function.
    TCB_CONTEXT_KEYS: "TCB_ENV,TCB_SOURCE",
    ...(caller.source === "http"
      ? { TCB_SOURCE_IP: caller.address }
      : { TCB_SOURCE: caller.source === "function" ? caller.chain : caller.source }),
    ...(caller.source === "wx_trigger"
      ? { TRIGGER_SRC: "timer", WX_TRIGGER_API_TOKEN_V0: token }
      : {}),
  };
}
