import type { IncomingMessage } from "node:http";

/** Stands for logging in to WeChat: who holds the phone. */
const OPENID_HEADER = "x-canbao-openid";
const COOKIE = "canbao_openid";

/** Who asks: a header (tests), the cookie that the console set, or whoever was chosen last on this machine. */
export function openidOfRequest(request: IncomingMessage, chosenLast: string): string {
  const header = request.headers[OPENID_HEADER];
  if (typeof header === "string" && header) return header;
  const cookies = request.headers.cookie?.split(/;\s*/) ?? [];
  const found = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`));
  return found ? decodeURIComponent(found.slice(COOKIE.length + 1)) : chosenLast;
}

export function openidCookie(openid: string): string {
  return `${COOKIE}=${encodeURIComponent(openid)}; Path=/; SameSite=Strict; HttpOnly`;
}
