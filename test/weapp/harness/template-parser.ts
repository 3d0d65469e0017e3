/** A piece of a template: an element with its attributes as written, or a text. */
export type TemplatePiece = TemplateElement | string;

export interface TemplateElement {
  tag: string;
  attributes: Record<string, string>;
  children: TemplatePiece[];
}

const COMMENT = /<!--[\s\S]*?-->/g;
const TAG = /<(\/?)([\w-]+)((?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

/** Reads WeChat's template language into a tree. Throws where an element is not closed. */
export function parseTemplate(source: string): TemplatePiece[] {
  const root: TemplateElement = { tag: "", attributes: {}, children: [] };
  const open = [root];
  const top = () => open.at(-1) ?? root;
  const text = source.replace(COMMENT, "");
  let at = 0;
  for (const match of text.matchAll(TAG)) {
    addText(top(), text.slice(at, match.index));
    at = match.index + match[0].length;
    const [, closing, tag = "", attributes = "", selfClosed] = match;
    if (closing) {
      if (open.pop()?.tag !== tag) throw new Error(`</${tag}> closes nothing`);
      continue;
    }
    const element = { tag, attributes: readAttributes(attributes), children: [] };
    top().children.push(element);
    if (!selfClosed) open.push(element);
  }
  addText(top(), text.slice(at));
  if (open.length > 1) throw new Error(`<${top().tag}> is not closed`);
  return root.children;
}

function addText(parent: TemplateElement, text: string): void {
  if (text.trim() !== "") parent.children.push(text.trim());
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE))
    found[name] = double ?? single ?? "";
  return found;
}
