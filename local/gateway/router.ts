import type { IncomingMessage } from "node:http";
import type * as z from "zod";
import { json, readBody, type Reply } from "../http";

/** What a route is given. */
export interface Asked {
  request: IncomingMessage;
  url: URL;
  /** Who holds the phone. */
  openid: string;
  /** The body, checked against `schema`. */
  body<T>(schema: z.ZodType<T>): Promise<T>;
}

export type Route = (asked: Asked) => Promise<Reply> | Reply;

/** By method and path, such as `POST /console/api/date`. */
export type Routes = Record<string, Route>;

/** A request that cannot be understood; answered with 400. */
export class BadRequest extends Error {
  override name = "BadRequest";
}

const BODY_LIMIT_BYTES = 5 * 1024 * 1024;

/** The body of a request as JSON; an empty one is an empty object. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const bytes = await readBody(request, BODY_LIMIT_BYTES);
  if (!bytes) throw new BadRequest("the body is larger than five megabytes");
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(bytes.toString("utf8")) as unknown;
  } catch {
    throw new BadRequest("the body is not JSON");
  }
}

export async function answerRoute(
  routes: Routes,
  request: IncomingMessage,
  url: URL,
  openid: string,
): Promise<Reply | undefined> {
  const route = routes[`${request.method ?? "GET"} ${url.pathname}`];
  if (!route) return undefined;
  const body = async <T>(schema: z.ZodType<T>): Promise<T> => {
    const parsed = schema.safeParse(await readJson(request));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new BadRequest(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not understood"}`);
  };
  try {
    return await route({ request, url, openid, body });
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    return json(400, { error: { code: "BAD_REQUEST", message: error.message } });
  }
}
