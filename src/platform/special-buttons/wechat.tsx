import { Button } from "@tarojs/components";
import { AGREE_BUTTON_ID } from "../privacy";
import type { AgreePrivacyButtonProps, PhoneNumberButtonProps, ShareButtonProps } from "./types";

export function PhoneNumberButton({
  onCode,
  onRefused,
  disabled,
  className = "",
  ...look
}: PhoneNumberButtonProps) {
  return (
    <Button
      {...look}
      className={`tap ${className}`}
      hoverClass="is-pressed"
      openType="getPhoneNumber"
      disabled={disabled}
      onGetPhoneNumber={(event) => (event.detail.code ? onCode(event.detail.code) : onRefused())}
    />
  );
}

/** What is shared is told by the page's `useShareAppMessage`. */
export function ShareButton({ onCopied: _onCopied, className = "", ...look }: ShareButtonProps) {
  return (
    <Button {...look} className={`tap ${className}`} hoverClass="is-pressed" openType="share" />
  );
}

export function AgreePrivacyButton({ onAgree, className = "", ...look }: AgreePrivacyButtonProps) {
  return (
    <Button
      {...look}
      className={`tap ${className}`}
      id={AGREE_BUTTON_ID}
      hoverClass="is-pressed"
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={onAgree}
    />
  );
}
