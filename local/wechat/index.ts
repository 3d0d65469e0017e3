import { join } from "node:path";
import { createAgenda, type VirtualClock } from "../clock";
import type { HttpServer } from "../http";
import type { Runtime } from "../runtime";
import { startAdminServer } from "./admin-server";
import { createFaults, type Faults } from "./faults";
import { createFiles, filesFolder, type Files } from "./files";
import { fileJournal } from "./journal";
import { createMessages, type MessageTemplate, type Messages } from "./messages";
import { createPay, MERCHANT_OF_THE_CLOUD, type Pay } from "./pay";
import { createPhoneNumbers, type PhoneNumbers } from "./phone-numbers";

export { FAULTS, type Fault, type FaultPlan, type Faults } from "./faults";
export type { MessageTemplate, PhoneMessage } from "./messages";
export { NEXT_PAYMENT, type NextPayment, type PaymentParams, type Trade } from "./pay";

/** WeChat on one machine: payments, messages, phone numbers, files. It keeps its own books. */
export interface Wechat {
  adminUrl: string;
  pay: Pay;
  messages: Messages;
  phoneNumbers: PhoneNumbers;
  files: Files;
  faults: Faults;
  /** Functions can be called from now on. */
  connect(runtime: Runtime): void;
  close(): Promise<void>;
}

export interface WechatOptions {
  /** Where the books and files are kept. */
  folder: string;
  clock: VirtualClock;
  appid: string;
  envId: string;
  subMchId: string;
  templates: readonly MessageTemplate[];
  onError(error: unknown): void;
}

export async function startWechat(options: WechatOptions): Promise<Wechat> {
  const { folder, clock, appid, envId, subMchId } = options;
  let runtime: Runtime | undefined;
  const connected = (): Runtime => {
    if (!runtime) throw new Error("WeChat was asked before the functions were there");
    return runtime;
  };
  const faults = createFaults();
  const agenda = createAgenda(clock);
  const messages = createMessages(
    options.templates,
    fileJournal(join(folder, "messages.ndjson")),
    clock,
  );
  const phoneNumbers = createPhoneNumbers(clock, appid);
  const pay = createPay({
    journal: fileJournal(join(folder, "payments.ndjson")),
    clock,
    agenda,
    faults,
    merchant: { appid, mchId: MERCHANT_OF_THE_CLOUD, subMchId },
    async deliver({ functionName }, event) {
      const answer = await connected().invoke(functionName, event, { source: "wx_paycallback" });
      return answer.kind === "result" ? answer.value : undefined;
    },
  });
  const files = createFiles(filesFolder(folder), envId);
  const server: HttpServer = await startAdminServer({
    runtime: connected,
    pay,
    files,
    faults,
    openApis: {
      "subscribeMessage.send": messages.send,
      "phonenumber.getPhoneNumber": phoneNumbers.exchange,
    },
    onError: options.onError,
  });
  return {
    adminUrl: `${server.url}/admin`,
    pay,
    messages,
    phoneNumbers,
    files,
    faults,
    connect: (value) => void (runtime = value),
    async close() {
      agenda.close();
      await server.close();
    },
  };
}
