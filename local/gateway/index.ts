import type { IncomingMessage } from "node:http";
import { json, listen, reply, type HttpServer, type Reply } from "../http";
import type { Runtime } from "../runtime";
import { CALL_PATH, callFunction } from "./calls";
import { askDesk, isDesk } from "./desk";
import { consoleRoutes, type ConsoleParts } from "./console-api";
import { isForeign } from "./guard";
import { phoneRoutes } from "./phone-api";
import { answerRoute } from "./router";
import { h5Page, staticFile } from "./static";
import { openidOfRequest } from "./who";

export { createAccounts, type Accounts } from "./accounts";
export { OFFICES, type Office, type Offices } from "./offices";

export interface GatewayParts extends ConsoleParts {
  runtime: Runtime;
  /** The built screens. */
  h5Dir: string;
  /** Console page and phone stand-in, built for the browser. */
  assetsDir: string;
  onError(error: unknown): void;
}

/** The one address shown to people: console, phone, and the functions behind them. */
export function startGateway(parts: GatewayParts, port: number): Promise<HttpServer> {
  const routes = { ...consoleRoutes(parts), ...phoneRoutes(parts.wechat, parts.accounts) };
  return listen(
    async (request) => {
      if (isForeign(request))
        return json(403, { error: { code: "FOREIGN", message: "not from here" } });
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      if (isDesk(url.pathname)) return askDesk(parts.runtime, request, url);
      const openid = openidOfRequest(request, parts.chosen.openid);
      if (url.pathname.startsWith(CALL_PATH)) {
        const name = decodeURIComponent(url.pathname.slice(CALL_PATH.length));
        return callFunction(parts.runtime, request, name, openid);
      }
      const answer = await answerRoute(routes, request, url, openid);
      return answer ?? page(parts, request, url.pathname);
    },
    port,
    parts.onError,
  );
}

const NOT_FOUND = reply(404, "text/plain; charset=utf-8", "没有这个页面");

function page({ h5Dir, assetsDir }: GatewayParts, request: IncomingMessage, path: string): Reply {
  if (request.method !== "GET" && request.method !== "HEAD") return NOT_FOUND;
  if (path === "/h5") return reply(302, "text/plain", "", { location: "/h5/" });
  if (path === "/h5/" || path === "/h5/index.html") return h5Page(h5Dir) ?? NOT_FOUND;
  if (path.startsWith("/h5/")) return staticFile(h5Dir, path.slice("/h5".length)) ?? NOT_FOUND;
  return staticFile(assetsDir, path === "/" ? "/index.html" : path) ?? NOT_FOUND;
}
