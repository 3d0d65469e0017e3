import {
  clock,
  desk,
  paymentResult,
  resident,
  staff,
  type Envelope,
  type ResidentCall,
  type StaffCall,
} from "../../core/contracts";
import { tick } from "../clock";
import { answerBrowser, type Answering, type HttpReply } from "../desk";
import { AppError } from "../errors";
import { newKey } from "../ids";
import { logFailure } from "../log";
import { paymentNotified, type NotifyReply } from "../payment";
import { openSession, residentCalls, type Session } from "../resident";
import { staffOfAccount } from "../db";
import { openWorkerSession, refuseCall, staffCalls, type WorkerSession } from "../staff";
import {
  answerCall,
  enveloped,
  refuseStrangers,
  serveClient,
  strip,
  type Arrival,
  type RunCall,
} from "./serve";

/** The call's use case, run for the account of who called. */
const runResident: RunCall = async (services, openid, name, request) => {
  const useCase = residentCalls[name as ResidentCall] as (
    session: Session,
    request: unknown,
  ) => Promise<unknown>;
  return useCase(await openSession(services, openid), request);
};

export function serveResident(event: unknown, arrival: Arrival): Promise<Envelope> {
  return serveClient(resident, runResident, event, arrival);
}

/** The call's use case, run for the worker who called; who is none gets no further than `hello` and `join`. */
const runStaff: RunCall = async (services, openid, name, request) => {
  const { accountId, run } = await openSession(services, openid);
  const row = await run((tx) => staffOfAccount(tx, accountId));
  const session = await openWorkerSession(services, { openid, accountId, row });
  return runStaffCall(session, name as StaffCall, request);
};

/** A call of a worker, wherever it comes from: first whether the role allows it, then the use case. */
export function runStaffCall(
  session: WorkerSession,
  name: StaffCall,
  request: unknown,
): Promise<unknown> {
  refuseCall(session, name);
  const useCase = staffCalls[name] as (
    session: WorkerSession,
    request: unknown,
  ) => Promise<unknown>;
  return useCase(session, request);
}

export function serveStaff(event: unknown, arrival: Arrival): Promise<Envelope> {
  return serveClient(staff, runStaff, event, arrival);
}

/** Calls of a browser are read and answered as those of a phone are. */
const answering: Answering = {
  own: (call, data, run) =>
    enveloped(desk.name, () => answerCall(desk, { call, data }, () => run())),
  staff: (session, event) =>
    enveloped(desk.name, () =>
      answerCall(staff, event, (name, request) =>
        runStaffCall(session, name as StaffCall, request),
      ),
    ),
};

/** A browser's request, as the HTTP access service hands it over. `screens`: the folder of the built desk. */
export async function serveDesk(
  event: unknown,
  arrival: Arrival,
  screens: string,
): Promise<HttpReply | Envelope> {
  const answer = await enveloped(desk.name, () => {
    refuseStrangers(desk, arrival.caller);
    const { address } = arrival.caller;
    return answerBrowser(event, { services: arrival.services, screens, address, answering });
  });
  // A stranger's call came by no gateway that could make a page of it, and a failure is told as one.
  return answer.ok ? (answer.data as HttpReply) : answer;
}

/**
 * A notification of WeChat Pay. Whoever else calls is told `not-allowed` and nothing is done; a failure of ours is answered
 * so that the platform tells us again.
 */
export async function servePaymentResult(
  event: unknown,
  arrival: Arrival,
): Promise<NotifyReply | Envelope> {
  try {
    refuseStrangers(paymentResult, arrival.caller);
    const request = paymentResult.calls.notify.request.safeParse(strip(event));
    // Not a notification that we could ever understand: told again, it would be no better.
    if (!request.success) return { errcode: 0, errmsg: "no order is named" };
    return await paymentNotified(arrival.services(), request.data);
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.failure() };
    logFailure(paymentResult.name, newKey(new Date()), error);
    return { errcode: -3, errmsg: "not now" };
  }
}

/** The timer's tick. */
export async function serveClock(_event: unknown, arrival: Arrival): Promise<Envelope> {
  try {
    refuseStrangers(clock, arrival.caller);
    return { ok: true, data: await tick(arrival.services()) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.failure() };
    const trace = newKey(new Date());
    logFailure(clock.name, trace, error);
    return { ok: false, error: { code: "unavailable", message: "定时任务没有完成。", trace } };
  }
}
