import type { Services } from "../context";
import {
  countLostMessages,
  countMessages,
  dropConsent,
  markMessage,
  openidOf,
  SYSTEM,
  takeMessage,
  useConsent,
  type OutboxRow,
} from "../db";
import { LostReply, MESSAGE_TEMPLATES } from "../wechat";
import type { Job } from "./job";

const MOST = 50;
/** Sending takes seconds; after this long a message that is still being sent was broken off. */
const BROKEN_OFF_MS = 600_000;

/** Sends what people have agreed to receive: each message at most once. */
export const sendMessages: Job = {
  name: "send-messages",
  everyMs: 0,
  async run(services, hasTime) {
    const at = services.now();
    await services.db.run(SYSTEM, (tx) =>
      countLostMessages(tx, new Date(at.getTime() - BROKEN_OFF_MS), at),
    );
    let done = 0;
    while (done < MOST && hasTime() && (await sendOne(services))) done += 1;
    return { done, left: await services.db.run(SYSTEM, countMessages) };
  },
};

interface Ready {
  message: OutboxRow;
  openid: string;
  templateId: string;
}

/** False where no message waits. */
async function sendOne(services: Services): Promise<boolean> {
  const ready = await begin(services);
  if (ready === "none") return false;
  if (ready === "settled") return true;
  const { message, openid, templateId } = ready;
  const state = await services.messages
    .send({ openid, templateId, page: pageOf(message.template), data: message.body })
    .catch((error: unknown) => {
      if (error instanceof LostReply) return "unknown" as const;
      throw error;
    });
  await services.db.run(SYSTEM, async (tx) => {
    const at = services.now();
    await markMessage(tx, message.key, state, at);
    if (state === "no-consent")
      await dropConsent(tx, { accountId: message.accountId, template: message.template, at });
  });
  return true;
}

/** Marks the next message as being sent, before anybody is asked: a second run finds nothing. */
function begin({ db, now, templates }: Services): Promise<Ready | "none" | "settled"> {
  return db.run(SYSTEM, async (tx) => {
    const message = await takeMessage(tx);
    if (!message) return "none";
    const { key, accountId, template } = message;
    const openid = await openidOf(tx, accountId);
    const templateId = Object.hasOwn(templates, template) ? templates[template] : undefined;
    if (!openid || !templateId) {
      await markMessage(tx, key, "refused", now());
      return "settled";
    }
    if (!(await useConsent(tx, { accountId, template, at: now() }))) {
      await markMessage(tx, key, "no-consent", now());
      return "settled";
    }
    await markMessage(tx, key, "sending", null);
    return { message, openid, templateId };
  });
}

function pageOf(template: string): string {
  return template === "paid" ? MESSAGE_TEMPLATES.paid.page : "pages/home/index";
}
