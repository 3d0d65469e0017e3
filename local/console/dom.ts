type Child = Node | string;

/** An element with attributes, and text or further elements inside. Nothing is ever read as HTML. */
export function element(
  tag: string,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** Replaces what is inside only where it changed, so that focus and selection are not lost for nothing. */
export function show(parent: HTMLElement, signature: unknown, children: () => Child[]): void {
  const text = JSON.stringify(signature);
  if (parent.dataset["shown"] === text) return;
  parent.dataset["shown"] = text;
  parent.replaceChildren(...children());
}

let hideToast: ReturnType<typeof setTimeout> | undefined;

/** Says something in the corner; read out by screen readers. */
export function toast(text: string): void {
  const line = byId("toast");
  line.textContent = text;
  clearTimeout(hideToast);
  hideToast = setTimeout(() => (line.textContent = ""), 8000);
}
