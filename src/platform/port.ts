import type { PaymentParams } from "../../core/contracts";

/** What the pay sheet said. It is a hint only: whether money moved is asked from our own server. */
export type PaySheetEnd = "ok" | "cancel" | "fail";

export type ConsentAnswer = "accept" | "reject" | "ban" | "filter";

/** What the product needs from the phone it runs on. Everything else in `src` is the same on every target. */
export interface Platform {
  /** Once, when the app starts. */
  start(): void;
  /** Calls a cloud function and gives back what it returned; rejects when the call itself did not get through. */
  callFunction(name: string, event: object): Promise<unknown>;
  openPaySheet(params: PaymentParams): Promise<PaySheetEnd>;
  /** Must be the first thing done inside a tap. `answers` maps template id to answer; empty when it could not be asked. */
  askConsent(templateIds: string[]): Promise<Record<string, ConsentAnswer>>;
  storage: {
    get(key: string): Promise<string | undefined>;
    set(key: string, value: string): Promise<void>;
    remove(key: string): Promise<void>;
  };
  isOnline(): Promise<boolean>;
  /** Gives back the function that ends the listening. */
  onOnlineChange(listener: (online: boolean) => void): () => void;
  /** The text size that the person chose for the whole phone or WeChat, in CSS pixels. 16 is ordinary. */
  systemTextSize(): number;
  /** Copies text; resolves to false where the phone does not allow it. */
  copy(text: string): Promise<boolean>;
}

/** A pending question of the privacy sheet: the person's answer lets the held-back call go on, or refuses it. */
export interface PrivacyQuestion {
  contractName: string;
  agree(): void;
  refuse(): void;
}
