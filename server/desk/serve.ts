import type { desk, Envelope, ErrorCode } from "../../core/contracts";
import type { Services } from "../context";
import type { WorkerSession } from "../staff";
import { jsonReply, httpReply, readHttp, type HttpAsked, type HttpReply } from "./http";
import { beginLogin, csrfOf, pollLogin } from "./login";
import { screenFile } from "./screens";
import { deskOf, isOwnPage, leaveDesk } from "./session";
import { whereIs } from "./where";

/** What the entry point lends: calls are read, answered and enveloped for browsers just as for phones. */
export interface Answering {
  /** A call of the desk's own contract. */
  own(call: keyof typeof desk.calls, data: unknown, run: () => Promise<unknown>): Promise<Envelope>;
  /** A call of the workers' contract, by a session in place of an OPENID. */
  staff(session: WorkerSession, event: unknown): Promise<Envelope>;
}

/** What a request is answered with. */
export interface DeskParts {
  services(): Services;
  /** The folder of the built screens. */
  screens: string;
  /** The browser's network address, where the platform says it. */
  address: string | undefined;
  answering: Answering;
}

/** A list of another office is the largest thing that is sent. */
const BODY_LIMIT_BYTES = 5 * 1024 * 1024;
const SMALL_BODY_BYTES = 4 * 1024;

/** Answers a browser: the screens, logging in and out, and the calls of workers. */
export async function answerBrowser(event: unknown, parts: DeskParts): Promise<HttpReply> {
  const asked = readHttp(event);
  if (!asked) return failed(400, "bad-request", "这不是网页请求。");
  if (!asked.path.startsWith("/api/")) return screens(asked, parts);
  if (asked.method !== "POST") return failed(405, "bad-request", "这里只接受提交。");
  if (!fromOwnPage(asked)) return failed(403, "not-allowed", "这个请求不是从工作台页面来的。");
  const call = asked.path.slice("/api/".length);
  const limit = call === "call" ? BODY_LIMIT_BYTES : SMALL_BODY_BYTES;
  if (!/^application\/json\s*(;|$)/i.test(asked.header("content-type") ?? ""))
    return failed(415, "bad-request", "提交的内容不是 JSON。");
  if (asked.body.length > limit) return failed(413, "bad-request", "提交的内容太大了。");
  const data = jsonOf(asked.body);
  if (data === undefined) return failed(400, "bad-request", "提交的内容不完整或写法不对。");
  const route = Object.hasOwn(ROUTES, call) ? ROUTES[call as keyof typeof ROUTES] : undefined;
  return route ? route(asked, parts, data) : failed(404, "bad-request", "没有这个功能。");
}

function screens({ method, path }: HttpAsked, { screens: folder, services }: DeskParts): HttpReply {
  if (method !== "GET" && method !== "HEAD") return httpReply(405, TEXT, "只能打开，不能提交。");
  const found = screenFile(folder, path, services().local);
  return found ?? httpReply(404, TEXT, "没有这个页面");
}

const TEXT = "text/plain; charset=utf-8";

type Route = (asked: HttpAsked, parts: DeskParts, data: unknown) => Promise<HttpReply>;

const ROUTES = {
  async begin(asked, parts, data) {
    const services = parts.services();
    let cookie: string | undefined;
    const answer = await parts.answering.own("begin", data, async () => {
      const where = whereIs(asked.header("user-agent"), parts.address ?? addressOf(asked));
      const { begun, nonce } = await beginLogin(services, where);
      cookie = cookieFor(services, "login", nonce, LOGIN_SECONDS);
      return begun;
    });
    return jsonReply(200, answer, cookie === undefined ? {} : { "set-cookie": cookie });
  },

  async poll(asked, parts, data) {
    const services = parts.services();
    let cookie: string | undefined;
    const answer = await parts.answering.own("poll", data, async () => {
      const polled = await pollLogin(services, asked.cookie(nameOf(services, "login")));
      if (polled.state !== "in") return polled;
      cookie = cookieFor(services, "session", polled.token);
      return { state: polled.state, csrf: polled.csrf };
    });
    return jsonReply(200, answer, cookie === undefined ? {} : { "set-cookie": cookie });
  },

  async resume(asked, parts, data) {
    const services = parts.services();
    const answer = await parts.answering.own("resume", data, async () => {
      const token = asked.cookie(nameOf(services, "session"));
      const found = await deskOf(services, token);
      return { csrf: found && token !== undefined ? csrfOf(token) : null };
    });
    return jsonReply(200, answer);
  },

  async leave(asked, parts, data) {
    const services = parts.services();
    const found = await deskOf(services, asked.cookie(nameOf(services, "session")));
    if (found && !isOwnPage(found, asked.header(CSRF))) return forged();
    const answer = await parts.answering.own("leave", data, async () => {
      if (found) await leaveDesk(services, found);
      return {};
    });
    return jsonReply(200, answer, { "set-cookie": cookieFor(services, "session", "", 0) });
  },

  async call(asked, parts, data) {
    const services = parts.services();
    const found = await deskOf(services, asked.cookie(nameOf(services, "session")));
    if (!found) return failed(401, "logged-out", "登录已经结束，请重新扫码登录。");
    if (!isOwnPage(found, asked.header(CSRF))) return forged();
    return jsonReply(200, await parts.answering.staff(found.session, data));
  },
} satisfies Record<string, Route>;

const CSRF = "x-canbao-csrf";
/** The code lives for a minute and a half; the phone's answer is fetched a little later. */
const LOGIN_SECONDS = 180;

const forged = () => failed(403, "not-allowed", "页面已经过时，请刷新后再试。");

/** An answer that says that it failed, in the same envelope as every other. */
function failed(status: number, code: ErrorCode, message: string): HttpReply {
  return jsonReply(status, { ok: false, error: { code, message } });
}

/**
 * Only the desk's own page may send: newer browsers say so themselves, in words that no page can change; older ones name the
 * origin, which must be where the request went. Who says neither is no browser of ours.
 */
function fromOwnPage(asked: HttpAsked): boolean {
  const site = asked.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = asked.header("origin");
  const host = asked.header("host");
  return origin !== undefined && host !== undefined && /^https?:\/\//.test(origin)
    ? origin.replace(/^https?:\/\//, "") === host
    : false;
}

/** What a proxy in front says; only shown, never believed. */
const addressOf = (asked: HttpAsked): string | undefined =>
  asked.header("x-real-ip") ?? asked.header("x-forwarded-for")?.split(",")[0]?.trim();

function jsonOf(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}

/** `__Host-`: no neighbour under the same domain can put a cookie of this name beside ours. Needs https, which one machine has not. */
const nameOf = ({ local }: Services, what: "login" | "session"): string =>
  `${local ? "" : "__Host-"}canbao-desk-${what}`;

function cookieFor(
  services: Services,
  what: "login" | "session",
  value: string,
  seconds?: number,
): string {
  return [
    `${nameOf(services, what)}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Strict",
    ...(services.local ? [] : ["Secure"]),
    ...(seconds === undefined ? [] : [`Max-Age=${seconds}`]),
  ].join("; ");
}
