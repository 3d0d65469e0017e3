import type { CallContract, Envelope, FunctionContract } from "../../core/contracts";
import type { Services } from "../context";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { logFailure } from "../log";
import type { Caller } from "../wechat";

/** What a function's entry point is given beside the platform's own. */
export interface Arrival {
  caller: Caller;
  /** Made only after the caller was let in. */
  services: () => Services;
}

/** Runs a call that was let in and read: `name` is in the contract, `request` has its form. */
export type RunCall = (
  services: Services,
  openid: string,
  name: string,
  request: unknown,
) => Promise<unknown>;

/** Fields that the platform puts into an event; what a client writes there is nobody's word. */
const INJECTED = ["userInfo", "tcbContext"];

/** Refuses everything that the contract does not let in. */
export function refuseStrangers(contract: FunctionContract, { source }: Caller): void {
  if (source === undefined || !contract.from.includes(source))
    throw new AppError("not-allowed", "这个功能不能从这里调用。");
}

/**
 * Serves one call of a client: lets in who may call, reads the request by its contract, and answers in an envelope, whatever
 * happens.
 */
export function serveClient(
  contract: FunctionContract,
  run: RunCall,
  event: unknown,
  arrival: Arrival,
): Promise<Envelope> {
  return enveloped(contract.name, () => {
    refuseStrangers(contract, arrival.caller);
    const { openid } = arrival.caller;
    if (!openid) throw new AppError("not-allowed", "请在微信里打开小程序。");
    return answerCall(contract, event, (name, request) =>
      run(arrival.services(), openid, name, request),
    );
  });
}

/** Reads a call by its contract and runs it. The reply is read by its contract too, so that nothing leaves that it does not name. */
export async function answerCall(
  contract: FunctionContract,
  event: unknown,
  run: (name: string, request: unknown) => Promise<unknown>,
): Promise<unknown> {
  const { name, call, request } = readCall(contract, event);
  const checked = call.reply.safeParse(await run(name, request));
  if (!checked.success)
    throw new Error(`the reply of ${contract.name}.${name} breaks its contract`);
  return checked.data;
}

/** An answer in an envelope, whatever happens. */
export async function enveloped(where: string, work: () => unknown): Promise<Envelope> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    return { ok: false, error: failureOf(where, error) };
  }
}

function failureOf(where: string, error: unknown) {
  if (error instanceof AppError) return error.failure();
  const trace = newKey(new Date());
  logFailure(where, trace, error);
  return {
    code: "unavailable" as const,
    message: "系统暂时不能用，刚才的操作没有生效。",
    todo: "请过几分钟再试；还是不行，请把下面的编号告诉工作人员。",
    trace,
  };
}

interface ReadCall {
  name: string;
  call: CallContract;
  request: unknown;
}

const NOT_UNDERSTOOD = "提交的内容不完整或写法不对。";

function readCall(contract: FunctionContract, event: unknown): ReadCall {
  const fields = strip(event);
  const name = fields["call"];
  const call =
    typeof name === "string" && Object.hasOwn(contract.calls, name)
      ? contract.calls[name]
      : undefined;
  if (typeof name !== "string" || !call)
    throw new AppError("bad-request", NOT_UNDERSTOOD, { path: "call" });
  const request = call.request.safeParse(fields["data"] ?? {});
  if (request.success && isText(request.data)) return { name, call, request: request.data };
  const path = request.error?.issues[0]?.path.join(".");
  throw new AppError("bad-request", NOT_UNDERSTOOD, {
    ...(path && { path }),
    todo: "请返回检查一遍再提交；还是不行，请更新小程序。",
  });
}

/** Signs that are no text: no database keeps them, and no keyboard makes them. */
// eslint-disable-next-line no-control-regex -- the very sign that is looked for
const NO_TEXT = /\u0000|\p{Surrogate}/u;

/** Whether every text in a request can be kept as text. */
function isText(value: unknown): boolean {
  if (typeof value === "string") return !NO_TEXT.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isText);
}

/** The event's own fields, without those that the platform puts in. */
export function strip(event: unknown): Record<string, unknown> {
  if (typeof event !== "object" || event === null || Array.isArray(event)) return {};
  return Object.fromEntries(Object.entries(event).filter(([field]) => !INJECTED.includes(field)));
}
