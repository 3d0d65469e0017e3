import Taro from "@tarojs/taro";
import { useEffect, useRef, type FormEvent } from "react";
import type {
  BoxProps,
  ChoiceProps,
  DialogProps,
  FieldLabelProps,
  FormProps,
  HeadingProps,
  PhoneLinkProps,
  PictureProps,
  TapProps,
  TextInputProps,
  WordsProps,
} from "./types";

/**
 * In a browser the product is written in HTML's own elements: Taro's custom ones have no keyboard, no focus and no
 * form behaviour (its Button does not submit with a mouse, its Input keeps the label on a wrapper).
 */

/** In a browser the page draws its own title bar; WeChat has one. */
export const ownsTitleBar: boolean = true;

export function Box({ as: Tag = "div", label, live, ornament, busy, group, ...rest }: BoxProps) {
  const spoken = live === "alert" ? "alert" : live === "polite" ? "status" : undefined;
  return (
    <Tag
      {...rest}
      aria-label={label}
      aria-hidden={ornament || undefined}
      aria-busy={busy || undefined}
      role={group ? "group" : spoken}
    />
  );
}

export function Words({ strong, ornament, ...rest }: WordsProps) {
  const Tag = strong ? "strong" : "span";
  return <Tag {...rest} aria-hidden={ornament || undefined} />;
}

export function Heading({ level, ...rest }: HeadingProps) {
  const Tag = `h${level}` as const;
  return <Tag {...rest} tabIndex={-1} />;
}

export function Tap({
  onTap,
  label,
  disabled,
  link,
  current,
  expanded,
  pressed,
  submit,
  className = "",
  ...rest
}: TapProps) {
  return (
    <button
      {...rest}
      className={`tap ${className}`}
      type={submit ? "submit" : "button"}
      role={link ? "link" : undefined}
      aria-label={label}
      aria-disabled={disabled || undefined}
      aria-current={current ? "page" : undefined}
      aria-expanded={expanded}
      aria-pressed={pressed}
      onClick={submit ? undefined : () => !disabled && onTap()}
      // Leaving a field may show what is wrong with it and move the button away from under the finger: the press
      // would be lost. So the field keeps the focus until the form is sent.
      onMouseDown={submit ? (event) => event.preventDefault() : undefined}
    />
  );
}

export function FieldLabel({ id, ...rest }: FieldLabelProps) {
  return <label {...rest} htmlFor={id} />;
}

export function Choice({
  kind,
  checked,
  onPick,
  disabled,
  className,
  children,
  group,
  id,
}: ChoiceProps) {
  return (
    <label className={className}>
      <input
        className="choice-input"
        type={kind}
        id={id}
        name={group}
        checked={checked}
        disabled={disabled}
        onChange={onPick}
      />
      {children}
    </label>
  );
}

export function TextInput(props: TextInputProps) {
  if (props.lines) return <Lines {...props} />;
  return (
    <input
      id={props.id}
      className={props.className}
      type="text"
      value={props.value}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      autoComplete={props.autoComplete ?? "off"}
      autoCapitalize={props.keyboard === "id-number" ? "characters" : "off"}
      inputMode={props.keyboard === "number" ? "numeric" : undefined}
      spellCheck={false}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      onInput={(event) => props.onText(event.currentTarget.value)}
      onChange={() => undefined}
      onBlur={props.onLeave}
    />
  );
}

function Lines(props: TextInputProps) {
  return (
    <textarea
      id={props.id}
      className={props.className}
      rows={3}
      value={props.value}
      maxLength={props.maxLength}
      aria-invalid={props.invalid || undefined}
      aria-describedby={props.describedBy}
      onChange={(event) => props.onText(event.currentTarget.value)}
      onBlur={props.onLeave}
    />
  );
}

export function Picture({ address, label, className }: PictureProps) {
  return <img className={className} src={address} alt={label} />;
}

export function Form({ onSubmit, ...rest }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return <form {...rest} noValidate onSubmit={submit} />;
}

/** What is seen is what is spoken: the name and the number. */
export function PhoneLink({ phone, label: _label, ...rest }: PhoneLinkProps) {
  return <a {...rest} href={`tel:${phone.replace(/[^\d+]/g, "")}`} />;
}

/** The browser's own modal: it keeps the focus inside, closes on Escape and gives the focus back. */
export function DialogFrame({ open, onClose, title, className, children }: DialogProps) {
  const frame = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = frame.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={frame}
      className={className}
      aria-label={title}
      onCancel={onClose}
      onClose={onClose}
    >
      {open ? children : null}
    </dialog>
  );
}

/** Moves the keyboard to an element, such as the field that an error is about. */
export function focusOn(id: string): void {
  // The element may be part of what React draws next.
  window.requestAnimationFrame(() => {
    const element = document.getElementById(id);
    if (!element) return;
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus();
    element.scrollIntoView({ block: "center" });
  });
}

const headingOf = (id: string) => document.getElementById(id);

/**
 * A new page is announced by moving to its heading; coming back, the person stands where they left. Without this
 * the keyboard stays on an element of a page that is no longer shown.
 */
export function useHeadingFocus(headingId: string): void {
  const left = useRef<HTMLElement | null>(null);
  useEffect(() => headingOf(headingId)?.focus({ preventScroll: true }), [headingId]);
  Taro.useDidHide(() => {
    left.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  });
  Taro.useDidShow(() => {
    if (left.current?.isConnected) left.current.focus({ preventScroll: true });
  });
}
