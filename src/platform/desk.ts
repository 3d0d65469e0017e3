import { browser } from "./browser";
import type { Platform } from "./port";

/**
 * The desk in a browser of an office: the same calls, brought to the function `desk` that serves this page. Who calls is told by a
 * cookie that no script can read; that the call comes from this page, by a token that goes with it.
 */

const CSRF_HEADER = "x-canbao-csrf";

interface Answer {
  ok: boolean;
  data?: { csrf?: unknown } | null;
}

let csrf: string | undefined;

async function post(path: string, body: object): Promise<unknown> {
  const answer = await fetch(`./api/${path}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", ...(csrf && { [CSRF_HEADER]: csrf }) },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as unknown;
}

/** Keeps the token that logging in and coming back give. */
function noteCsrf(answer: unknown): unknown {
  const { ok, data } = answer as Answer;
  if (ok && data && "csrf" in data) csrf = typeof data.csrf === "string" ? data.csrf : undefined;
  return answer;
}

const LOGGED_OUT = {
  ok: false,
  error: {
    code: "logged-out",
    message: "这台电脑还没有登录，或登录已经结束",
    todo: "请用手机微信扫码登录。",
  },
};

/** After a reload the cookie is still there and the token is not. */
async function callStaff(event: object): Promise<unknown> {
  if (csrf === undefined) noteCsrf(await post("resume", {}));
  return csrf === undefined ? LOGGED_OUT : post("call", event);
}

async function callDesk({ call, data }: { call: string; data: object }): Promise<unknown> {
  const answer = noteCsrf(await post(call, data));
  if (call === "leave") csrf = undefined;
  return answer;
}

export const desk: Platform = {
  ...browser,
  callFunction: (name, event) =>
    name === "staff" ? callStaff(event) : callDesk(event as { call: string; data: object }),
  // What is put up goes through WeChat's own cloud, which an ordinary browser does not reach.
  pickPhotos: async () => [],
};
