import { Tap } from "../platform";

interface ButtonProps {
  kind?: "main" | "plain" | "quiet" | "danger";
  onTap(): void;
  children: string;
  /** Working on the last tap: says so and takes no other. */
  busy?: boolean;
  disabled?: boolean;
  submit?: boolean;
  label?: string;
  id?: string;
}

/** A button for mouse, keyboard and finger. Only one `main` on a page. */
export function Button({
  kind = "main",
  onTap,
  children,
  busy,
  disabled,
  submit,
  label,
  id,
}: ButtonProps) {
  const off = Boolean(busy) || Boolean(disabled);
  return (
    <Tap
      id={id}
      className={`button button-${kind} ${off ? "button-off" : ""}`}
      disabled={off}
      submit={submit}
      label={label}
      onTap={onTap}
    >
      {busy ? "请稍等…" : children}
    </Tap>
  );
}
