import { randomUUID } from "node:crypto";
import * as z from "zod";
import { isoBeijing, type VirtualClock } from "../clock";
import type { Journal } from "./journal";
import { fieldIsWrong } from "./message-fields";
import type { OpenApiBody } from "./open-api";

/** A template as it was applied for: what it is called and which fields it has. */
export interface MessageTemplate {
  id: string;
  title: string;
  /** `once`: one acceptance is one message. `long`: until withdrawn (government and medical services). */
  kind: "once" | "long";
  fields: { key: string; label: string }[];
}

/** A message as the phone would show it. */
export interface PhoneMessage {
  id: string;
  openid: string;
  at: string;
  title: string;
  rows: { label: string; value: string }[];
  page?: string;
}

export type MessageEntry =
  | { kind: "answered"; openid: string; template: string; answer: "accept" | "reject" }
  | { kind: "sent"; template: string; message: PhoneMessage };

export interface Messages {
  templates: readonly MessageTemplate[];
  /** What the person chose in WeChat's sheet. */
  answer(openid: string, template: string, answer: "accept" | "reject"): void;
  /** Messages that can still be sent; not to be asked by anybody but the console. */
  left(openid: string, template: string): number;
  /** `subscribeMessage.send` */
  send(args: Record<string, unknown>): OpenApiBody;
  inbox(openid: string): PhoneMessage[];
}

const SendForm = z.object({
  touser: z.string().min(1),
  template_id: z.string().min(1),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.union([z.string(), z.number()]) })),
  miniprogram_state: z.enum(["developer", "trial", "formal"]).optional(),
  lang: z.enum(["zh_CN", "en_US", "zh_HK", "zh_TW"]).optional(),
});

const UNLIMITED = Number.MAX_SAFE_INTEGER;

export function createMessages(
  templates: readonly MessageTemplate[],
  journal: Journal<MessageEntry>,
  clock: VirtualClock,
): Messages {
  const rights = new Map<string, number>();
  const sent: PhoneMessage[] = [];
  const keyOf = (openid: string, template: string) => `${openid} ${template}`;
  const kindOf = (id: string) => templates.find((template) => template.id === id)?.kind;

  function apply(entry: MessageEntry): void {
    if (entry.kind === "sent") {
      sent.push(entry.message);
      spend(keyOf(entry.message.openid, entry.template), kindOf(entry.template));
      return;
    }
    const key = keyOf(entry.openid, entry.template);
    if (kindOf(entry.template) === "long")
      rights.set(key, entry.answer === "accept" ? UNLIMITED : 0);
    else if (entry.answer === "accept") rights.set(key, (rights.get(key) ?? 0) + 1);
  }
  function spend(key: string, kind: MessageTemplate["kind"] | undefined): void {
    if (kind === "once") rights.set(key, Math.max(0, (rights.get(key) ?? 0) - 1));
  }
  function write(entry: MessageEntry): void {
    journal.append(entry);
    apply(entry);
  }
  journal.read().forEach(apply);

  return {
    templates,
    answer: (openid, template, answer) => write({ kind: "answered", openid, template, answer }),
    left: (openid, template) => rights.get(keyOf(openid, template)) ?? 0,
    send(args) {
      const form = SendForm.safeParse(args);
      if (!form.success) return { errcode: 47001, errmsg: "data format error" };
      const { touser, template_id, data, page } = form.data;
      if (!touser.startsWith("o")) return { errcode: 40003, errmsg: "invalid openid" };
      const template = templates.find(({ id }) => id === template_id);
      if (!template) return { errcode: 40037, errmsg: "invalid template_id" };
      const wrong = wrongField(template, data);
      if (wrong) return { errcode: 47003, errmsg: `argument invalid! data.${wrong}` };
      if ((rights.get(keyOf(touser, template_id)) ?? 0) < 1) {
        return { errcode: 43101, errmsg: "user refuse to accept the msg" };
      }
      const message = messageOf(template, touser, data, clock.now(), page);
      write({ kind: "sent", template: template_id, message });
      return { errcode: 0, errmsg: "ok", msgid: message.id };
    },
    inbox: (openid) => sent.filter((message) => message.openid === openid),
  };
}

type FieldValues = z.output<typeof SendForm>["data"];

function wrongField(template: MessageTemplate, data: FieldValues): string | undefined {
  for (const { key } of template.fields) {
    const value = data[key]?.value;
    if (value === undefined || value === "") return `${key}.value is empty`;
    if (fieldIsWrong(key, String(value))) return `${key}.value invalid`;
  }
  return undefined;
}

function messageOf(
  template: MessageTemplate,
  openid: string,
  data: FieldValues,
  now: number,
  page: string | undefined,
): PhoneMessage {
  return {
    id: randomUUID(),
    openid,
    at: isoBeijing(now),
    title: template.title,
    rows: template.fields.map(({ key, label }) => ({
      label,
      value: String(data[key]?.value ?? ""),
    })),
    ...(page === undefined ? {} : { page }),
  };
}
