import type { Database } from "./db";
import type { Vault } from "./privacy";
import type { FilePort, MessagePort, PayPort, PhonePort } from "./wechat";

/** What the use cases work with. Made once a function instance, or by a test. */
export interface Services {
  db: Database;
  vault: Vault;
  pay: PayPort;
  messages: MessagePort;
  phones: PhonePort;
  files: FilePort;
  /** Message template ids by our own names, such as `paid`. */
  templates: Record<string, string>;
  now(): Date;
  /** True on one machine only, where the date can be set. */
  local: boolean;
}

/** What is needed where nothing is asked of WeChat. */
export type StoreServices = Pick<Services, "db" | "vault" | "now">;
