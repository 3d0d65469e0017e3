import type { Services } from "../context";
import { ensureJob, finishJob, leaseJob, SYSTEM } from "../db";
import { newKey } from "../ids";
import { logFailure } from "../log";
import { askPayments } from "./ask-payments";
import { carryOverJob } from "./carry-over";
import { findDuplicates } from "./find-duplicates";
import type { Job } from "./job";
import { lapseReturned } from "./lapse-returned";
import { removePhotos } from "./remove-photos";
import { renewSealed } from "./renew-keys";
import { sealAudit } from "./seal-audit";
import { sealLedger } from "./seal-ledger";
import { sendMessages } from "./send-messages";
import { stopExpiredPermits } from "./stop-expired-permits";

/** Money first: a slow message never keeps a payment unknown. */
const JOBS: readonly Job[] = [
  askPayments,
  sealLedger,
  sealAudit,
  sendMessages,
  removePhotos,
  renewSealed,
  lapseReturned,
  stopExpiredPermits,
  carryOverJob,
  findDuplicates,
];

/** Well under the function's own time: a job that is under way is finished, not cut off. */
const BUDGET_MS = 12_000;
/** A run that broke off is taken over after this long. */
const LEASE_MS = 120_000;

export interface TickReport {
  ran: { job: string; done: number; left: number }[];
}

/** Runs what is due. Two ticks at once share the jobs between them. */
export async function tick(services: Services): Promise<TickReport> {
  const until = services.now().getTime() + BUDGET_MS;
  const hasTime = () => services.now().getTime() < until;
  const ran: TickReport["ran"] = [];
  for (const job of JOBS) {
    if (!hasTime() || !(await lease(services, job))) continue;
    const report = await attempt(services, job, hasTime);
    // A job that failed keeps its lease: it is tried again when that runs out, and the others go on.
    if (!report) continue;
    const { done, left } = report;
    await services.db.run(SYSTEM, (tx) => {
      const at = services.now();
      const nextRunAt = new Date(at.getTime() + (left > 0 ? 0 : job.everyMs));
      return finishJob(tx, job.name, { at, nextRunAt, done, left });
    });
    ran.push({ job: job.name, done, left });
  }
  return { ran };
}

async function attempt(
  services: Services,
  job: Job,
  hasTime: () => boolean,
): Promise<{ done: number; left: number } | undefined> {
  try {
    return await job.run(services, hasTime);
  } catch (error) {
    logFailure(`clock/${job.name}`, newKey(services.now()), error);
    return undefined;
  }
}

function lease({ db, now }: Services, job: Job): Promise<boolean> {
  return db.run(SYSTEM, async (tx) => {
    await ensureJob(tx, job.name, now());
    const { everyMs } = job;
    return leaseJob(tx, job.name, { now: now(), everyMs, leaseMs: LEASE_MS });
  });
}
