import * as z from "zod";
import { instantOf, isoBeijing, plainDate, type VirtualClock } from "../clock";
import { opensOn } from "../demo";
import { json, type Reply } from "../http";
import type { Firing } from "../runtime";
import { FAULTS, NEXT_PAYMENT, type Trade, type Wechat } from "../wechat";
import { familyView, workerView, type Accounts } from "./accounts";
import { OFFICES, type Offices } from "./offices";
import { BadRequest, type Routes } from "./router";
import { openidCookie } from "./who";

export interface ConsoleParts {
  clock: VirtualClock;
  wechat: Wechat;
  accounts: Accounts;
  offices: Offices;
  placeName(code: string): string;
  /** Fires the timers that lie between two virtual instants. */
  catchUp(from: number, to: number): Promise<Firing[]>;
  /** Who was chosen last, kept between starts. */
  chosen: { openid: string };
}

const Who = z.union([
  z.object({ family: z.string(), keepDate: z.boolean().default(false) }),
  z.object({ worker: z.string(), keepDate: z.boolean().default(false) }),
  z.object({ openid: z.string().regex(/^o[\w-]{1,60}$/) }),
]);
const Time = z.union([
  z.object({ date: z.string(), time: z.string().default("10:00") }),
  z.object({ real: z.literal(true) }),
]);
const Faults = z.union([
  z.object({ seed: z.int(), rates: z.partialRecord(z.enum(FAULTS), z.number().min(0).max(1)) }),
  z.object({ once: z.enum(FAULTS), where: z.string().optional() }),
]);

/** The hour at which a family's day begins. */
const MORNING = "10:00";

/** The console's JSON interface, described in `local/README.md`. */
export function consoleRoutes(parts: ConsoleParts): Routes {
  const { clock, wechat, accounts, offices } = parts;
  const state = (openid: string): Reply => json(200, stateOf(parts, openid));

  return {
    "GET /console/api/state": ({ openid }) => state(openid),
    "GET /console/api/families": () =>
      json(200, {
        families: accounts.families.map((family) =>
          familyView(family, parts.placeName(family.place), Date.now()),
        ),
      }),
    "GET /console/api/workers": () =>
      json(200, { workers: accounts.workers.map((one) => workerView(one, parts.placeName)) }),
    "GET /console/api/messages": ({ openid }) =>
      json(200, { messages: wechat.messages.inbox(openid) }),
    "GET /console/api/payments": () => json(200, { payments: wechat.pay.trades().map(tradeView) }),

    "POST /console/api/who": async ({ body }) => {
      const who = await body(Who);
      const openid = "openid" in who ? who.openid : await choose(parts, who);
      parts.chosen.openid = openid;
      return json(200, stateOf(parts, openid), { "set-cookie": openidCookie(openid) });
    },
    "POST /console/api/date": async ({ openid, body }) => {
      const time = await body(Time);
      const fired = await setTime(
        parts,
        "real" in time ? undefined : instant(time.date, time.time),
      );
      return json(200, { ...stateOf(parts, openid), fired });
    },
    "POST /console/api/next-payment": async ({ openid, body }) => {
      wechat.pay.nextPayment = (await body(z.object({ mode: z.enum(NEXT_PAYMENT) }))).mode;
      return state(openid);
    },
    "POST /console/api/notify": async ({ body }) => {
      const { outTradeNo } = await body(z.object({ outTradeNo: z.string() }));
      const told = wechat.pay.notifyNow(outTradeNo);
      if (!told) throw new BadRequest("nothing was paid under this number");
      return json(200, { acknowledged: await told });
    },
    "POST /console/api/faults": async ({ body }) => {
      const faults = await body(Faults);
      if ("once" in faults) wechat.faults.once(faults.once, faults.where);
      else wechat.faults.plan(faults);
      return json(200, { faults: wechat.faults.current });
    },
    "POST /console/api/offices": async ({ openid, body }) => {
      const { office } = await body(z.object({ office: z.enum(OFFICES) }));
      return json(200, { said: await offices.act(office, openid, clock.now()) });
    },
  };
}

function instant(date: string, time: string): number {
  const found = instantOf(date, time);
  if (found === undefined) throw new BadRequest("这一天或这个时间不存在");
  return found;
}

type Chosen = { keepDate: boolean } & ({ family: string } | { worker: string });

/**
 * Choosing a family sets who holds the phone and the day on which its story plays; a worker goes to the day of a family of the county,
 * unless today is one of their days already.
 */
async function choose(parts: ConsoleParts, who: Chosen): Promise<string> {
  const { accounts, clock } = parts;
  const found = "family" in who ? accounts.family(who.family) : accounts.worker(who.worker);
  if (!found) throw new BadRequest(`没有这一家或这个人：${JSON.stringify(who)}`);
  const stories =
    "county" in found
      ? accounts.families.filter(({ place }) => place.startsWith(found.county))
      : [found];
  const today = plainDate(clock.now());
  const isTheirDay =
    "county" in found && stories.some((family) => opensOn(family, plainDate(Date.now())) === today);
  const [story] = stories;
  if (!who.keepDate && !isTheirDay && story)
    await setTime(parts, story.opensOn ? instant(story.opensOn, MORNING) : undefined);
  return found.account.openid;
}

/** Sets the clock (`undefined`: the real time) and lets the timers in between fire. */
function setTime({ clock, catchUp }: ConsoleParts, to: number | undefined): Promise<Firing[]> {
  const from = clock.now();
  if (to === undefined) clock.reset();
  else clock.set(to);
  return catchUp(from, clock.now());
}

function stateOf({ clock, wechat, accounts }: ConsoleParts, openid: string) {
  const family = accounts.familyOf(openid);
  return {
    now: isoBeijing(clock.now()),
    today: plainDate(clock.now()),
    realToday: plainDate(Date.now()),
    chosenTime: clock.chosen,
    who: {
      openid,
      family: family?.key ?? null,
      worker: accounts.workerOf(openid)?.key ?? null,
      phone: accounts.phoneOf(openid),
    },
    nextPayment: wechat.pay.nextPayment,
    messages: wechat.messages.inbox(openid),
    payments: wechat.pay.trades().map(tradeView),
    faults: wechat.faults.current,
  };
}

/** An order in WeChat's own books, as the console shows it. */
function tradeView(trade: Trade) {
  return {
    outTradeNo: trade.outTradeNo,
    body: trade.body,
    openid: trade.openid,
    totalFee: trade.totalFee,
    state: trade.state,
    orderedAt: isoBeijing(trade.orderedAt),
    expiresAt: trade.expiresAt === undefined ? null : isoBeijing(trade.expiresAt),
    paidAt: trade.paidAt === undefined ? null : isoBeijing(trade.paidAt),
    transactionId: trade.transactionId ?? null,
    acknowledged: trade.acknowledged,
    refunds: trade.refunds.map(({ outRefundNo, refundFee, status }) => ({
      outRefundNo,
      refundFee,
      status,
    })),
  };
}
