import * as z from "zod/mini";
import { Envelope, resident, type FunctionContract } from "../../core/contracts";
import { platform } from "../platform";
import { noteToday } from "../state";
import type { Caller } from "./caller-types";
import { CallError } from "./errors";
import { readReply } from "./read-reply";

// WeChat's engine has no `new Function`, with which zod would otherwise speed itself up.
z.config({ jitless: true });

/** Longer than the slowest function may take, so that the server's own answer usually comes first. Milliseconds. */
const PATIENCE = 25_000;

function withPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(CallError.of("timeout")), PATIENCE);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Brings an event to a function of this name and gives back what it returned. */
export type Transport = (name: string, event: object) => Promise<unknown>;

async function send(transport: Transport, name: string, event: object): Promise<unknown> {
  try {
    return await withPatience(transport(name, event));
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw CallError.of((await platform.isOnline()) ? "unreachable" : "offline");
  }
}

/**
 * Makes what calls a function. Gives the reply in the form of the contract or throws a `CallError`; it never repeats by
 * itself, because the person decides that. `transport`: where the function is reached in another way than by WeChat.
 */
export function callerOf<F extends FunctionContract>(
  contract: F,
  transport: Transport = (name, event) => platform.callFunction(name, event),
): Caller<F> {
  return async (name, data) => {
    if (!(await platform.isOnline())) throw CallError.of("offline");
    const answer = Envelope.safeParse(await send(transport, contract.name, { call: name, data }));
    if (!answer.success) throw CallError.of("unreadable");
    if (!answer.data.ok) throw CallError.refused(answer.data.error);
    const reply = readReply(contract, name, answer.data.data);
    noteToday(reply);
    return reply;
  };
}

/** Calls the resident's function. */
export const call = callerOf(resident);
