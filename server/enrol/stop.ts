import type { RequestDetails } from "../../core/contracts";
import { isSettled } from "../../core/enrolment";
import { lookFor, putResident, sayWhyLeftOut, stopYear, type Tx } from "../db";
import { hereOf, type Matter } from "./matter";
import { ORDER_OPEN, standsAgainst, type Done } from "./outcome";

export type StopReason = NonNullable<RequestDetails["stopReason"]>;

/** Reasons that also tell why somebody is not with the others of the household book (MC-03). */
const LEFT_OUT = ["death", "employee", "army", "prison", "elsewhere"] as const;

/** The first day without cover, or on which nothing is renewed any more: of a year to come, its first. */
export const dayOfStop = (year: number, today: string): string =>
  today > `${year}-01-01` ? today : `${year}-01-01`;

/** Stops a year. Who does not stop is renewed and billed (KP-21); what is being paid is paid or cancelled first. */
export async function stop(matter: Matter, tx: Tx): Promise<Done> {
  const reason = matter.details.stopReason ?? "own-wish";
  return stopFor(matter, tx, reason);
}

export async function stopFor(matter: Matter, tx: Tx, reason: StopReason): Promise<Done> {
  const { subject, row, at, today } = matter;
  const home = hereOf(matter, subject);
  if (!subject || !home) throw standsAgainst("本县的名册里没有这个人");
  const { person, years } = subject;
  const year = years.find((one) => one.county === row.county && one.year === row.year);
  if (year?.state === "billed" && year.stoppedOn === null)
    throw standsAgainst("这个人有一笔没付完的订单", "", ORDER_OPEN);
  if (year && year.stoppedOn !== null) throw standsAgainst(`${row.year}年度已经停保了`);
  await lookFor(tx, person.lookupHash);
  const key = { county: row.county, year: row.year, personId: person.id };
  await stopYear(tx, key, { on: dayOfStop(row.year, today), reason, at });
  if (reason === "death" || reason === "moved-out")
    await putResident(tx, { ...home, leftOn: today, leftWhy: reason });
  const leftOut = LEFT_OUT.find((one) => one === reason);
  if (leftOut && !isSettled(year?.state ?? "unregistered"))
    await sayWhyLeftOut(tx, {
      ...key,
      reason: leftOut,
      statedBy: `request:${row.id}`,
      statedAt: at,
    });
  return {
    personId: person.id,
    before: { 参保: year?.state ?? null, 停保原因: null },
    after: { 参保: year?.state ?? null, 停保原因: reason },
  };
}
