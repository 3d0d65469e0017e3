import { readFileSync } from "node:fs";
import path from "node:path";
import { evaluate, fill, type Scope } from "./template-expressions";
import { parseTemplate, type TemplateElement, type TemplatePiece } from "./template-parser";

/** What WeChat's compiled templates return, and the engine draws: an element or a text. */
type Drawn =
  { tag: string; children: Drawn[]; attr?: object; wxKey?: unknown; wxXCkey?: number } | string;

/** How the engine tells a conditional, a loop and a template apart. */
const KIND = { conditional: 1, loop: 2, template: 3 };

/** Attributes that steer the drawing; they are no part of the element. */
const STEERING = /^wx:/;

interface TemplateFile {
  pieces: TemplatePiece[];
  templates: Map<string, TemplateElement>;
  /** Functions of the file's `<wxs>` modules, by module name. */
  modules: Scope;
}

/**
 * Reads templates as WeChat's compiler (`wcc`) does and draws them in the same form. `wcc` exists for x86-64 only; this
 * stands in for it elsewhere. It knows what Taro's templates use: `template`, `import`, `wxs`, `wx:for`, `wx:if` and
 * expressions.
 */
export class Templates {
  private readonly files = new Map<string, TemplateFile>();

  constructor(private readonly root: string) {}

  /** The function that draws a page or component from its data. */
  draw(file: string): (data: Scope) => Drawn {
    const source = this.read(file);
    return (data) => ({
      tag: "wx-page",
      children: new Drawing(source, file).pieces(source.pieces, { ...data, ...source.modules }),
    });
  }

  private read(file: string): TemplateFile {
    const known = this.files.get(file);
    if (known) return known;
    const made: TemplateFile = { pieces: [], templates: new Map(), modules: {} };
    this.files.set(file, made);
    for (const piece of parseTemplate(readFileSync(path.join(this.root, file), "utf8"))) {
      if (typeof piece === "string") made.pieces.push(piece);
      else this.take(piece, made, path.posix.dirname(file));
    }
    return made;
  }

  private take(piece: TemplateElement, into: TemplateFile, folder: string): void {
    const { src = "", name, module = "" } = piece.attributes;
    const target = path.posix.join(folder, src);
    if (piece.tag === "import") {
      const { templates, modules } = this.read(target);
      for (const [key, template] of templates) into.templates.set(key, template);
      // A template sees the modules of the file that it stands in; names of ours do not clash.
      Object.assign(into.modules, modules);
    } else if (piece.tag === "wxs") into.modules[module] = runModule(path.join(this.root, target));
    else if (piece.tag === "template" && name !== undefined) into.templates.set(name, piece);
    else into.pieces.push(piece);
  }
}

function runModule(file: string): unknown {
  const module = { exports: {} };
  // The modules are our own build's; they hold functions only.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function("module", readFileSync(file, "utf8")) as (into: object) => void;
  run(module);
  return module.exports;
}

class Drawing {
  constructor(
    private readonly file: TemplateFile,
    private readonly name: string,
  ) {}

  pieces(pieces: TemplatePiece[], scope: Scope): Drawn[] {
    const drawn: Drawn[] = [];
    let settled = true;
    for (const piece of pieces) {
      if (typeof piece === "string") {
        drawn.push(String(fill(piece, scope)));
        continue;
      }
      const holds = condition(piece, scope, settled);
      settled = "wx:if" in piece.attributes ? holds : settled || holds;
      if (holds) drawn.push(...this.repeated(piece, scope));
    }
    return drawn;
  }

  private repeated(piece: TemplateElement, scope: Scope): Drawn[] {
    const { attributes } = piece;
    const list = attributes["wx:for"];
    if (list === undefined) return this.one(piece, scope);
    const item = attributes["wx:for-item"] ?? "item";
    const index = attributes["wx:for-index"] ?? "index";
    const children = ((fill(list, scope) ?? []) as unknown[]).map((value, at) => ({
      tag: "virtual",
      wxKey: keyOf(value, attributes["wx:key"]),
      children: this.one(piece, { ...scope, [item]: value, [index]: at }),
    }));
    return [{ tag: "virtual", children, wxXCkey: KIND.loop }];
  }

  private one(piece: TemplateElement, scope: Scope): Drawn[] {
    const { tag, attributes, children } = piece;
    if (tag === "template") return this.template(attributes, scope);
    const inner = this.pieces(children, scope);
    if (tag === "block") return [{ tag: "virtual", children: inner, wxXCkey: KIND.conditional }];
    return [{ tag: `wx-${tag}`, attr: drawAttributes(attributes, scope), children: inner }];
  }

  private template({ is = "", data = "" }: Record<string, string>, scope: Scope): Drawn[] {
    const name = String(fill(is, scope));
    const template = this.file.templates.get(name);
    if (!template) {
      console.warn(`${this.name}: Template \`${name}\` not found.`);
      return [];
    }
    const given =
      data === "" ? {} : (evaluate(`{${data.replace(/^\s*{{|}}\s*$/g, "")}}`, scope) as Scope);
    const inner = this.pieces(template.children, { ...this.file.modules, ...given });
    return [{ tag: "virtual", children: inner, wxXCkey: KIND.template }];
  }
}

/** Whether a piece with `wx:if`, `wx:elif` or `wx:else` is drawn; `settled`: an earlier branch was. */
function condition({ attributes }: TemplateElement, scope: Scope, settled: boolean): boolean {
  const test = attributes["wx:if"] ?? attributes["wx:elif"];
  if ("wx:if" in attributes) return Boolean(fill(test ?? "", scope));
  if ("wx:elif" in attributes) return !settled && Boolean(fill(test ?? "", scope));
  return "wx:else" in attributes ? !settled : true;
}

function keyOf(value: unknown, key: string | undefined): unknown {
  if (key === undefined) return undefined;
  return key === "*this" ? value : (value as Scope)[key];
}

function drawAttributes(attributes: Record<string, string>, scope: Scope): object {
  const shown = Object.entries(attributes).filter(([name]) => !STEERING.test(name));
  return Object.fromEntries(shown.map(([name, value]) => [nameOf(name), fill(value, scope)]));
}

/** As `wcc` writes them: all but `data-…` in camel case. */
const nameOf = (name: string) =>
  name.startsWith("data-")
    ? name
    : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
