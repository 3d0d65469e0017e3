import { browser, browserPhone } from "../browser";
import { Tap } from "../elements/web";
import type { AgreePrivacyButtonProps, PhoneNumberButtonProps, ShareButtonProps } from "./types";

export function PhoneNumberButton({
  onCode,
  onRefused,
  disabled,
  ...look
}: PhoneNumberButtonProps) {
  const ask = () => {
    browserPhone()
      .getPhoneNumber()
      .then((reply) => onCode(reply.code))
      .catch(onRefused);
  };
  return <Tap {...look} disabled={disabled} onTap={ask} />;
}

/** Only the address of the first page is shared: nothing in it says who shared it or what they paid. */
export function ShareButton({ onCopied, ...look }: ShareButtonProps) {
  const share = () => {
    const address = window.location.href.split("#")[0] ?? window.location.href;
    // Not every browser can share, whatever the types say.
    const sheet = (navigator as Partial<Navigator>).share?.bind(navigator);
    if (!sheet) return void browser.copy(address).then(onCopied);
    // Closing the sheet rejects; that is the person's choice.
    sheet({ title: "参保", url: address }).catch(() => undefined);
  };
  return <Tap {...look} onTap={share} />;
}

export function AgreePrivacyButton({ onAgree, ...look }: AgreePrivacyButtonProps) {
  return <Tap {...look} onTap={onAgree} />;
}
