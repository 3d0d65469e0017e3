import * as z from "zod/mini";
import {
  Envelope,
  resident,
  type ResidentCall,
  type ResidentReply,
  type ResidentRequest,
} from "../../core/contracts";
import { platform } from "../platform";
import { noteToday } from "../state";
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

async function send(event: object): Promise<unknown> {
  try {
    return await withPatience(platform.callFunction(resident.name, event));
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw CallError.of((await platform.isOnline()) ? "unreachable" : "offline");
  }
}

/**
 * Calls the resident's function. Gives the reply in the form of the contract or throws a `CallError`; it never
 * repeats by itself, because the person decides that.
 */
export async function call<C extends ResidentCall>(
  name: C,
  data: ResidentRequest<C>,
): Promise<ResidentReply<C>> {
  if (!(await platform.isOnline())) throw CallError.of("offline");
  const answer = Envelope.safeParse(await send({ call: name, data }));
  if (!answer.success) throw CallError.of("unreadable");
  if (!answer.data.ok) throw CallError.refused(answer.data.error);
  const reply = readReply(name, answer.data.data);
  noteToday(reply);
  return reply;
}
