import type { PaymentParams } from "../../core/contracts";

/** What the pay sheet said. It is a hint only: whether money moved is asked from our own server. */
export type PaySheetEnd = "ok" | "cancel" | "fail";

export type ConsentAnswer = "accept" | "reject" | "ban" | "filter";

/** A picture that was taken or chosen, made small enough to be sent. */
export interface PickedPhoto {
  /** Something an image element can show. */
  preview: string;
  bytes: number;
  /** What `putUp` sends; only the platform that made it can read it. */
  content: unknown;
}

/** A text file that was chosen, such as a list of another office. */
export interface PickedText {
  name: string;
  text: string;
}

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
  /** Takes or chooses up to `most` pictures; empty when the person thought better of it. */
  pickPhotos(most: number): Promise<PickedPhoto[]>;
  /** Puts a picture into cloud storage under this path; `onShare` hears how much of it is there, from 0 to 1. */
  putUp(photo: PickedPhoto, cloudPath: string, onShare: (share: number) => void): Promise<void>;
  /** Frees what a picture that was not sent, or is sent, still takes up. */
  dropPhoto(photo: PickedPhoto): void;
  /** Shows a picture over the whole screen; undefined where the page must do that by itself. */
  showPicture?(address: string): void;
  /** Gives text away as a file: kept, or passed on to somebody. False where the phone or the person did not. */
  giveFile(name: string, text: string): Promise<boolean>;
  /** Prints this page; undefined where there is no printer to be had. */
  print?(): void;
  /** What a QR code says that is held before the camera; absent where there is no camera to be had. */
  scan?(): Promise<string | undefined>;
  /** A text file of the person's own; undefined when they thought better of it. */
  pickText(): Promise<PickedText | undefined>;
  /** Copies text; resolves to false where the phone does not allow it. */
  copy(text: string): Promise<boolean>;
}

/** A pending question of the privacy sheet: the person's answer lets the held-back call go on, or refuses it. */
export interface PrivacyQuestion {
  contractName: string;
  agree(): void;
  refuse(): void;
}
