import type { ResidentReply } from "../../core/contracts";
import { yuan } from "../../core/policy";
import { dayOf, instantInWords, instantOf, readInstant } from "../../core/time";
import {
  accountMadeAt,
  allRequestsOf,
  consentLeft,
  keptBeside,
  leaveTrace,
  looksAt,
  messagesTo,
  ordersOf,
  placeNames,
  stepsOf,
  SYSTEM,
  vouchersOf,
  vouchersPaidBy,
  type Tx,
} from "../db";
import {
  eventOf,
  openBody,
  placesNamed,
  requestSteps,
  requestTitle,
  statedRows,
} from "../requests";
import { MESSAGE_TEMPLATES } from "../wechat";
import { personSection } from "./export-person";
import { exportText, said, type Section } from "./export-text";
import { looksInWords } from "./lookers";
import { isFull, loadFamily, type Family } from "./members";
import { orderViews } from "./order-view";
import type { Session } from "./session";
import { holderOf } from "./voucher";

const RELATIONS = { self: "本人", spouse: "配偶", child: "子女", parent: "父母", other: "其他" };

/** Everything that is kept about the caller and those to whom the caller is fully bound. Of others only that they are bound. */
export async function exportData(session: Session): Promise<ResidentReply<"exportData">> {
  const { services, accountId } = session;
  const now = services.now();
  const { family, own } = await session.run(async (tx) => {
    const family = await loadFamily(session, tx);
    const own = [
      ...(await requestSections(session, tx)),
      await orderSection(session, tx),
      await voucherSection(session, tx, family),
      await consentSection(tx, accountId),
    ];
    for (const { file, home } of family.members.filter(isFull))
      await leaveTrace(tx, {
        at: now,
        actor: `account:${accountId}`,
        action: "export-data",
        subject: accountId,
        personId: file.person.id,
        county: home.county,
      });
    return { family, own };
  });
  const sections = [
    await accountSection(session, family),
    ...(await personSections(session, family)),
    ...own,
    ...(await lookSections(session, family)),
  ];
  return {
    madeAt: instantOf(now),
    fileName: `医保个人资料-${dayOf(now)}.txt`,
    text: exportText(instantInWords(now), sections),
  };
}

async function accountSection(
  { services, accountId }: Session,
  { members }: Family,
): Promise<Section> {
  const { madeAt, messages } = await services.db.run(SYSTEM, async (tx) => ({
    madeAt: await accountMadeAt(tx, accountId),
    messages: await messagesTo(tx, accountId),
  }));
  return {
    title: "我的账号",
    lines: [
      ...said("第一次使用", madeAt && instantInWords(madeAt)),
      ...members.map(({ binding, name }) => {
        const level = binding.level === "full" ? "已确认身份" : "没有确认身份";
        const since = instantInWords(binding.boundAt);
        return `绑定：${name}（${RELATIONS[binding.relation]}，${level}，${since}）`;
      }),
      ...messages.map(({ queuedAt, body, state }) => {
        const words = Object.values(body).join("，");
        return `消息：${instantInWords(queuedAt)}，${words}${state === "sent" ? "" : "（没有送出）"}`;
      }),
    ],
  };
}

async function personSections(
  { services: { db, vault } }: Session,
  { members }: Family,
): Promise<Section[]> {
  const full = members.filter(isFull);
  const { beside, names } = await db.run(SYSTEM, async (tx) => {
    const beside = await keptBeside(
      tx,
      full.map(({ file }) => file.person.id),
    );
    const codes = [
      ...full.flatMap(({ file }) => [
        ...file.residents.map(({ place }) => place),
        ...file.enrolments.map(({ county }) => county),
      ]),
      ...beside.schools.map(({ school }) => school),
    ];
    return { beside, names: await placeNames(tx, [...new Set(codes)]) };
  });
  const placeName = (code: string) => names.get(code) ?? code;
  return full.map((member) => personSection({ vault, beside, placeName }, member));
}

async function requestSections(session: Session, tx: Tx): Promise<Section[]> {
  const { vault } = session.services;
  const viewer = { vault, owner: `account:${session.accountId}` };
  const rows = await allRequestsOf(tx, session.accountId);
  const sections: Section[] = [];
  for (const row of rows) {
    const body = openBody(vault, row);
    const names = await placeNames(tx, placesNamed(body.details));
    const stated = statedRows(body.details, eventOf(row), {
      clear: true,
      placeName: (code) => names.get(code) ?? code,
    });
    const steps = await requestSteps(tx, viewer, row, await stepsOf(tx, [row]));
    sections.push({
      title: `申请 ${requestTitle(row, body)} ${row.number}`,
      lines: [
        ...stated.map(({ label, value }) => `${label}：${value}`),
        ...steps.map(({ at, by, text }) => {
          const day = readInstant(at);
          return `${day ? instantInWords(day) : at} ${by}：${text}`;
        }),
        ...said("批准退费", row.refundFen === null ? null : yuan(row.refundFen)),
      ],
    });
  }
  return sections;
}

async function orderSection(session: Session, tx: Tx): Promise<Section> {
  const orders = await orderViews(session, tx, await ordersOf(tx, session.accountId));
  return {
    title: "我下的缴费单",
    lines: orders.map(({ outTradeNo, createdAt, total, message, items }) => {
      const people = items.map(({ name, year, amount }) => `${name}${year}年度${yuan(amount)}`);
      const at = readInstant(createdAt);
      return `${at ? instantInWords(at) : createdAt}，单号${outTradeNo}，${yuan(total)}（${people.join("、")}）：${message}`;
    }),
  };
}

/** Vouchers that the caller paid for, and those of people to whom the caller is fully bound. */
async function voucherSection(session: Session, tx: Tx, { members }: Family): Promise<Section> {
  const { services, accountId } = session;
  const full = members.filter(isFull).map(({ file }) => file.person.id);
  const paid = await vouchersPaidBy(tx, accountId);
  const theirs = await vouchersOf(tx, full);
  const vouchers = [...paid, ...theirs.filter((row) => row.accountId !== accountId)];
  return {
    title: "缴费凭证",
    lines: vouchers.map((row) => {
      const { name, documentMasked } = holderOf(services.vault, row);
      const by = row.accountId === accountId ? "" : "（别人代缴）";
      return `${row.number}：${name}（${documentMasked}）${row.year}年度，${yuan(row.dueFen)}，${instantInWords(row.paidAt)}缴${by}`;
    }),
  };
}

async function consentSection(tx: Tx, accountId: string): Promise<Section> {
  const titles: Partial<Record<string, { title: string }>> = MESSAGE_TEMPLATES;
  const left = Object.entries(await consentLeft(tx, accountId));
  return {
    title: "同意接收的消息",
    lines: left.map(
      ([template, count]) => `${titles[template]?.title ?? template}：还可收${count}条`,
    ),
  };
}

async function lookSections(session: Session, { members }: Family): Promise<Section[]> {
  const sections: Section[] = [];
  for (const member of members.filter(isFull)) {
    const rows = await session.run((tx) =>
      looksAt(tx, { personId: member.file.person.id, since: new Date(0), most: MOST_LOOKS }),
    );
    const looks = await looksInWords(session, member, rows);
    sections.push({
      title: `谁查看或更改过 ${member.name} 的资料`,
      lines: looks.map(({ at, who, what, why }) => {
        const when = readInstant(at);
        return `${when ? instantInWords(when) : at} ${who}：${what}${why === undefined ? "" : `（${why}）`}`;
      }),
    });
  }
  return sections;
}

/** More than anybody's file has in a lifetime. */
const MOST_LOOKS = 10_000;
