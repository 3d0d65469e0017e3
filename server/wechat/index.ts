/** The face of WeChat: ports for payment, messages, phone numbers and files, and the platform behind them. */
export { cloudPayPort, readTrade, type CloudPaySettings } from "./cloud-pay";
export { cloudMessages, cloudPhones } from "./messages";
export { cloudFiles } from "./files";
export { startCloud, whoCalls, type Caller } from "./caller";
export { MESSAGE_TEMPLATES, type MessageTemplate } from "./templates";
export { LostReply } from "./lost-reply";
export type * from "./ports";
