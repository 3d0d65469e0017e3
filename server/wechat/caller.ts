import cloud from "wx-server-sdk";
import type { CallSource } from "../../core/contracts";

/** Who called this function, as the platform says. */
export interface Caller {
  /** `undefined` for everything that no contract lets in. */
  source: CallSource | undefined;
  openid: string | undefined;
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
  wx_http: "http",
};

export function whoCalls(): Caller {
  const { OPENID, SOURCE } = cloud.getWXContext() as { OPENID?: unknown; SOURCE?: unknown };
  const source =
    typeof SOURCE === "string" && Object.hasOwn(SOURCES, SOURCE) ? SOURCES[SOURCE] : undefined;
  const openid =
    typeof OPENID === "string" || typeof OPENID === "number" ? String(OPENID) : undefined;
  return { source, openid: openid || undefined };
}

/** Must be called once before anything else of this folder is used. */
export function startCloud(): void {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
}
