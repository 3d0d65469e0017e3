import * as z from "zod/mini";
import { Failure } from "./errors";

/** Where a call may come from; everything else is refused (the platform tells us in `TCB_SOURCE`). */
export type CallSource = "client" | "payment" | "timer" | "http";

/** One call of a function: the form of what goes in and of what comes out. */
export interface CallContract<
  Request extends z.ZodMiniType = z.ZodMiniType,
  Reply extends z.ZodMiniType = z.ZodMiniType,
> {
  request: Request;
  reply: Reply;
}

/** A deployed function: who may call it and its calls by name. */
export interface FunctionContract {
  name: string;
  from: readonly CallSource[];
  calls: Record<string, CallContract>;
}

/** What every function answers to a client: never an exception, never a stack. */
export const Envelope = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: Failure }),
]);
export type Envelope<T = unknown> = { ok: true; data: T } | { ok: false; error: Failure };
