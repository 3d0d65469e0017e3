import { z } from "zod";
import { readInstant } from "../../core/time";

/** What a function is told by its environment. Names and forms are documented in the README's deployment steps. */
const Environment = z.object({
  /** Of the role `canbao_app`, through a pooler where there is one. */
  DATABASE_URL: z.string().min(1),
  CANBAO_APPID: z.string().min(1),
  CANBAO_SUB_MCH_ID: z.string().min(1),
  /** How ids of files in the cloud's storage begin: `cloud://<environment>.<bucket>`. */
  CANBAO_FILES: z.string().regex(/^cloud:\/\/[^/]+\/?$/),
  /** JSON: message template ids by our own names. */
  CANBAO_TEMPLATES: z
    .string()
    .default("{}")
    .transform(parsed)
    .pipe(z.record(z.string(), z.string().min(1))),
  /** The cloud environment's id, as the platform names it. */
  TCB_ENV: z.string().optional(),
  SCF_NAMESPACE: z.string().optional(),
});
export type Environment = z.infer<typeof Environment>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const readEnvironment = (env: Record<string, string | undefined>): Environment =>
  Environment.parse(env);

/** The environment says something that must not be: the function refuses to run. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/** One machine, where the date can be set; never a deployed function. */
export const isLocal = (env: Record<string, string | undefined>): boolean =>
  env["CANBAO_LOCAL"] === "1";

/**
 * The clock of one call. On one machine `CANBAO_NOW` says when the call began, and time flows on from there; anywhere else
 * a set date is refused, because every deadline hangs on it.
 */
export function clockOf(env: Record<string, string | undefined>, started = Date.now()): () => Date {
  const given = env["CANBAO_NOW"];
  if (!given) return () => new Date();
  if (!isLocal(env)) throw new EnvironmentError("CANBAO_NOW is set, but CANBAO_LOCAL is not 1");
  const from = readInstant(given);
  if (!from) throw new EnvironmentError("CANBAO_NOW is no instant in Beijing time");
  return () => new Date(from.getTime() + (Date.now() - started));
}
