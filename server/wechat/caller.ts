import cloud from "wx-server-sdk";
import type { CallSource } from "../../core/contracts";

/** Who called this function, as the platform says. */
export interface Caller {
  /** `undefined` for everything that no contract lets in. */
  source: CallSource | undefined;
  openid: string | undefined;
  /** The network address from which the platform was asked; absent where it does not say. */
  address?: string | undefined;
}

/**
 * The platform's words for where a call came from. A chain (`wx_client,scf`) is another function calling on: none of
 * ours does. A call from the IDE's simulator carries a developer's real OPENID.
 */
const SOURCES: Record<string, CallSource> = {
  wx_client: "client",
  wx_devtools: "client",
  wx_paycallback: "payment",
  wx_trigger: "timer",
};

/**
 * What the HTTP access service sends has no word of its own in the documents: they list WeChat's (`wx_…`, where `wx_http` is
 * WeChat's server interface and not a browser) and functions that call functions (`scf`), and say of the rest only that it was
 * "not triggered by WeChat"; CloudBase's web SDK says `web_client`. So a browser is who is none of these and brings no OPENID. That
 * much anybody on the network can be: the desk believes nothing of such a call but its cookies.
 */
const NOT_A_BROWSER = /(^|,)(wx_\w*|scf|web_client)(,|$)/;

export function whoCalls(): Caller {
  const { OPENID, SOURCE } = cloud.getWXContext() as { OPENID?: unknown; SOURCE?: unknown };
  const openid =
    typeof OPENID === "string" || typeof OPENID === "number" ? String(OPENID) : undefined;
  const address = process.env["TCB_SOURCE_IP"];
  return {
    source: sourceOf(typeof SOURCE === "string" ? SOURCE : "", openid),
    openid: openid || undefined,
    ...(address && { address }),
  };
}

/** What the platform's word means for us; `undefined` lets nobody in. */
export function sourceOf(word: string, openid: string | undefined): CallSource | undefined {
  if (Object.hasOwn(SOURCES, word)) return SOURCES[word];
  return NOT_A_BROWSER.test(word) || openid ? undefined : "http";
}

/** Must be called once before anything else of this folder is used. */
export function startCloud(): void {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
}
