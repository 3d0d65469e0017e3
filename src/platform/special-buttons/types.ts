import type { ReactNode } from "react";

interface ButtonLook {
  className?: string;
  children: ReactNode;
}

export interface PhoneNumberButtonProps extends ButtonLook {
  /** The code that the server exchanges for the number registered with WeChat. */
  onCode(code: string): void;
  /** The person refused, or WeChat could not. */
  onRefused(): void;
  disabled?: boolean;
}

export interface ShareButtonProps extends ButtonLook {
  /** Where the phone cannot share by itself: the address to pass on was copied (true) or could not be (false). */
  onCopied(copied: boolean): void;
}

export interface AgreePrivacyButtonProps extends ButtonLook {
  onAgree(): void;
}
