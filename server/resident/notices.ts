import type { Home } from "../../core/contracts";
import { inChinese } from "../../core/policy";
import { dayOf, instantInWords, instantOf } from "../../core/time";
import {
  bindingsByOthers,
  bindingsEndedByDesk,
  claimsByOthers,
  returnedTo,
  stepsOf,
  type Tx,
} from "../db";
import { sealContext } from "../privacy";
import { openBody, requestTitle } from "../requests";
import type { Family } from "./members";
import { nameIn } from "./request-view";
import type { Session } from "./session";

/** How long somebody is told of what happened. */
const NOTICE_DAYS = 90;

interface Notice {
  id: string;
  at: Date;
  text: string;
}

/** What happened that the resident should know, the newest first. */
export async function noticesFor(
  session: Session,
  tx: Tx,
  family: Family,
): Promise<Home["notices"]> {
  const now = session.services.now();
  const since = new Date(now.getTime() - NOTICE_DAYS * 86_400_000);
  const all = [
    ...(await aboutBindings(tx, family)),
    ...(await aboutEnded(session, tx, since)),
    ...(await aboutReturned(session, tx, family)),
  ];
  return all
    .filter(({ at }) => at >= since && at <= now)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ id, at, text }) => ({ id, at: instantOf(at), text }));
}

/** Others who bound to the same people later, and those who say to be the same person, whoever came first. */
async function aboutBindings(tx: Tx, { members }: Family): Promise<Notice[]> {
  const nameOf = (personId: string): string | undefined =>
    members.find(({ file }) => file.person.id === personId)?.name;
  const claims = await claimsByOthers(tx);
  const claimed = claims.flatMap(({ id, personId, at }): Notice[] => {
    const name = nameOf(personId);
    if (name === undefined) return [];
    const text =
      `${instantInWords(at)}起，另一个微信和您都说自己是${name}本人，当地工作人员会核实。` +
      "请带身份证到村（社区）或镇上的窗口说明。";
    return [{ id, at, text }];
  });
  const others = await bindingsByOthers(tx);
  const bound = others.flatMap(({ id, personId, at }): Notice[] => {
    const name = nameOf(personId);
    if (name === undefined || claims.some((claim) => claim.id === id)) return [];
    const text =
      `${instantInWords(at)}，有另一个微信绑定了${name}。` +
      "如果不是家里人，请打当地医保电话核实。";
    return [{ id, at, text }];
  });
  return [...claimed, ...bound];
}

/** Bindings that a worker ended. */
async function aboutEnded(
  { services: { vault }, accountId }: Session,
  tx: Tx,
  since: Date,
): Promise<Notice[]> {
  const ended = await bindingsEndedByDesk(tx, accountId, since);
  return ended.flatMap(({ id, typedNameSealed, at }) => {
    if (!at || typedNameSealed === "") return [];
    const name = vault.open(typedNameSealed, sealContext.typedName(id));
    const text = `${instantInWords(at)}，工作人员解除了您对${name}的绑定。有疑问，请问当地医保部门。`;
    return [{ id, at, text }];
  });
}

/** Requests that wait for the resident. */
async function aboutReturned(
  { services: { vault }, accountId }: Session,
  tx: Tx,
  family: Family,
): Promise<Notice[]> {
  const rows = await returnedTo(tx, accountId);
  const steps = await stepsOf(tx, rows);
  return rows.map((row) => {
    const back = steps
      .filter((step) => step.requestId === row.id && step.toState === "returned")
      .at(-1);
    const body = openBody(vault, row);
    const until = row.dueAt && inChinese(dayOf(new Date(row.dueAt.getTime() - 1_000)));
    const text =
      `${nameIn(family, row, body)}的“${requestTitle(row, body)}”被退回，` +
      `请在“我的申请”里补充${until ? `，最晚${until}` : ""}。`;
    return { id: row.id, at: back?.at ?? row.filedAt, text };
  });
}
