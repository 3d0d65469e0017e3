import { MESSAGE_TEMPLATES } from "../server/wechat";
import type { MessageTemplate } from "./wechat";

/** The mini-program as it is known on this machine. In the cloud these come from WeChat's consoles. */
export const APPID = "wx0000000000canbao";
export const ENV_ID = "canbao-local";
/** How ids of files in the cloud's storage begin. */
export const FILES_ROOT = `cloud://${ENV_ID}.6c6f-${ENV_ID}`;
export const SUB_MCH_ID = "1900000109";

/** Message templates by canbao's own names, applied for as the server describes them. */
export const TEMPLATES: Record<string, MessageTemplate> = Object.fromEntries(
  Object.entries(MESSAGE_TEMPLATES).map(([name, { title, fields }]) => [
    name,
    { id: `local-template-${name}`, title, kind: "once", fields: [...fields] },
  ]),
);
