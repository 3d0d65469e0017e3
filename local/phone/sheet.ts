import css from "./sheet.css";

/** A piece of a sheet: a tag with text or further pieces inside. */
export function element(
  tag: string,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export interface SheetButton {
  label: string;
  value: string;
  primary?: boolean;
}

/**
 * Opens a modal sheet from the bottom of the phone and waits for one of its buttons. The dialog keeps the keyboard
 * inside, Escape dismisses it, and the focus goes back to where it was.
 */
export function openSheet(title: string, content: Node[], buttons: SheetButton[]): Promise<string> {
  addStyle();
  const heading = element("h2", { id: "canbao-sheet-title", class: "canbao-sheet-title" }, title);
  const row = element("div", { class: "canbao-sheet-buttons" });
  const dialog = document.createElement("dialog");
  dialog.className = "canbao-sheet";
  dialog.setAttribute("aria-labelledby", heading.id);
  const note = element(
    "p",
    { class: "canbao-sheet-note" },
    "本机演示的微信替身，不会真的扣款或发消息",
  );
  dialog.append(note, heading, ...content, row);
  for (const { label, value, primary } of buttons) {
    const button = element(
      "button",
      { type: "button", class: primary ? "canbao-sheet-primary" : "" },
      label,
    );
    button.addEventListener("click", () => dialog.close(value));
    row.append(button);
  }
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.showModal();
    row.querySelector<HTMLElement>(".canbao-sheet-primary")?.focus();
  });
}

const STYLE_ID = "canbao-sheet-style";

function addStyle(): void {
  if (document.getElementById(STYLE_ID)) return;
  document.head.append(element("style", { id: STYLE_ID }, css));
}
