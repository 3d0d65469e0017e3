import Taro from "@tarojs/taro";
import { Image, Input, Text, Textarea, View } from "@tarojs/components";
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

/** In WeChat: views with `aria-*`, which Taro's templates carry through `config/aria`. */

export const ownsTitleBar: boolean = false;

/** `aria-*` are not among Taro's property types; the plugin adds them. */
const aria = (properties: Record<string, string | boolean | undefined>): object => {
  const said: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(properties)) {
    if (value !== undefined) said[`aria-${key}`] = value;
  }
  return said;
};

export function Box({
  as: _as,
  label,
  live,
  ornament,
  busy: _busy,
  group: _group,
  ...rest
}: BoxProps) {
  const spoken = live === "alert" ? "assertive" : live;
  return <View {...rest} {...aria({ label, live: spoken, hidden: ornament || undefined })} />;
}

export function Words({ strong: _strong, ornament, ...rest }: WordsProps) {
  return <Text {...rest} {...aria({ hidden: ornament || undefined })} />;
}

export function Heading({ level: _level, ...rest }: HeadingProps) {
  return <View {...rest} {...aria({ role: "heading" })} />;
}

export function Tap({
  onTap,
  label,
  disabled,
  link,
  current: _c,
  expanded,
  pressed,
  submit: _s,
  ...rest
}: TapProps) {
  return (
    <View
      {...rest}
      hoverClass={disabled ? "none" : "is-pressed"}
      onClick={() => !disabled && onTap()}
      {...aria({
        role: link ? "link" : "button",
        label,
        disabled: disabled || undefined,
        expanded,
        checked: pressed,
      })}
    />
  );
}

/** The field itself carries its name for screen readers. */
export function FieldLabel({ id: _id, ...rest }: FieldLabelProps) {
  return <View {...rest} {...aria({ hidden: true })} />;
}

export function Choice({ kind, checked, onPick, disabled, className, children, id }: ChoiceProps) {
  return (
    <View
      id={id}
      className={className}
      onClick={() => !disabled && onPick()}
      {...aria({ role: kind, checked: String(checked), disabled: disabled || undefined })}
    >
      <View className={`choice-mark choice-mark-${kind} ${checked ? "is-checked" : ""}`} />
      {children}
    </View>
  );
}

const KEYBOARDS = { text: "text", number: "number", "id-number": "idcard" } as const;

export function TextInput(props: TextInputProps) {
  if (props.lines) return <Lines {...props} />;
  return (
    <Input
      id={props.id}
      className={props.className}
      type={KEYBOARDS[props.keyboard ?? "text"]}
      value={props.value}
      maxlength={props.maxLength}
      placeholder={props.placeholder}
      placeholderClass="field-placeholder"
      onInput={(event) => props.onText(event.detail.value)}
      onBlur={props.onLeave}
      {...aria({ label: props.label, invalid: props.invalid || undefined })}
    />
  );
}

function Lines(props: TextInputProps) {
  return (
    <Textarea
      id={props.id}
      className={`${props.className ?? ""} field-lines`}
      value={props.value}
      maxlength={props.maxLength}
      autoHeight
      onInput={(event) => props.onText(event.detail.value)}
      onBlur={props.onLeave}
      {...aria({ label: props.label, invalid: props.invalid || undefined })}
    />
  );
}

export function Picture({ address, label, className }: PictureProps) {
  return <Image className={className} src={address} mode="aspectFill" {...aria({ label })} />;
}

/** WeChat has no Enter key to listen to: the button's own tap submits. */
export function Form({ onSubmit: _onSubmit, ...rest }: FormProps) {
  return <View {...rest} />;
}

export function PhoneLink({ phone, label, ...rest }: PhoneLinkProps) {
  const dial = () => {
    // Rejected when the person closes the dialler: nothing to do about that.
    Taro.makePhoneCall({ phoneNumber: phone.replace(/[^\d+]/g, "") }).catch(() => undefined);
  };
  return <View {...rest} onClick={dial} {...aria({ role: "link", label })} />;
}

export function DialogFrame({ open, onClose, title, className, children }: DialogProps) {
  if (!open) return null;
  return (
    <View className="dialog-shade" {...aria({ role: "dialog", label: title, modal: true })}>
      <View
        className="dialog-shade-rest"
        onClick={onClose}
        {...aria({ role: "button", label: "关闭" })}
      />
      <View className={className}>{children}</View>
    </View>
  );
}

/** WeChat has no focus to move; the page is scrolled to the element instead. */
export function focusOn(id: string): void {
  Taro.nextTick(() => {
    Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -80, duration: 0 }).catch(() => undefined);
  });
}

export function useHeadingFocus(_headingId: string): void {
  // WeChat reads out the title bar of a page that opens.
}
