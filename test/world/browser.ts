import type { Envelope, StaffCall, StaffReply, StaffRequest } from "../../core/contracts";
import type { Services } from "../../server/context";
import { serveDesk, type Arrival } from "../../server/entry";
import type { StaffPhone } from "./worker";

/** An HTTP answer as the function gives it. */
export interface Page {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded?: boolean;
}

/** A browser in an office: keeps cookies, and says of itself what a browser says. */
export interface Browser {
  cookies: Map<string, string>;
  csrf: string | undefined;
  send(method: string, path: string, more?: Sent): Promise<Page>;
  /** POST ./api/<call>, as the page does; gives the envelope. */
  post<T = unknown>(call: string, data?: object): Promise<Envelope<T>>;
  /** Shows a code, which the worker's phone scans and allows. */
  logIn(phone: Pick<StaffPhone, "get">): Promise<void>;
  /** A worker's call through the desk. */
  ask<C extends StaffCall>(call: C, data?: StaffRequest<C>): Promise<Envelope<StaffReply<C>>>;
}

export interface Sent {
  body?: string;
  /** `undefined` leaves a header out that the browser would send. */
  headers?: Record<string, string | undefined>;
}

export const DESK_HOST = "desk.example";

/** A browser in front of the function `desk`. `screens`: the folder of the built screens. */
export function browserOf(services: Services, screens = "/nowhere"): Browser {
  const arrival: Arrival = {
    caller: { source: "http", openid: undefined, address: "192.0.2.7" },
    services: () => services,
  };
  const browser: Browser = {
    cookies: new Map(),
    csrf: undefined,
    async send(method, path, { body = "", headers = {} } = {}) {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const own: Record<string, string | undefined> = {
        host: DESK_HOST,
        "user-agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0 Safari/537.36",
        ...(cookie && { cookie }),
        ...(method === "POST" && {
          "content-type": "application/json",
          origin: `https://${DESK_HOST}`,
          "sec-fetch-site": "same-origin",
        }),
        ...(browser.csrf !== undefined && { "x-canbao-csrf": browser.csrf }),
        ...headers,
      };
      const event = {
        path,
        httpMethod: method,
        headers: Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
        queryStringParameters: {},
        requestContext: { requestId: "r", envId: "e", appId: 1, uin: 1 },
        body,
        isBase64Encoded: false,
      };
      const page = (await serveDesk(event, arrival, screens)) as Page;
      keepCookie(browser.cookies, page.headers["set-cookie"]);
      return page;
    },
    async post<T>(call: string, data: object = {}) {
      const page = await browser.send("POST", `/desk/api/${call}`, { body: JSON.stringify(data) });
      const answer = JSON.parse(page.body) as Envelope<T & { csrf?: string | null }>;
      if (answer.ok && answer.data.csrf != null) browser.csrf = answer.data.csrf;
      return answer as Envelope<T>;
    },
    async logIn(phone) {
      const begun = await browser.post<{ token: string }>("begin");
      const token = begun.ok ? begun.data.token : "";
      await phone.get("deskLook", { token });
      await phone.get("deskConfirm", { token, allow: true });
      const polled = await browser.post<{ state: string }>("poll");
      if (!polled.ok || polled.data.state !== "in") throw new Error(JSON.stringify(polled));
    },
    ask: (call, data) => browser.post("call", { call, data: data ?? {} }),
  };
  return browser;
}

function keepCookie(jar: Map<string, string>, header: string | undefined): void {
  const [, name, value, rest] = /^([^=]+)=([^;]*)(.*)$/.exec(header ?? "") ?? [];
  if (name === undefined || value === undefined) return;
  if (/max-age=0/i.test(rest ?? "")) jar.delete(name);
  else jar.set(name, value);
}
