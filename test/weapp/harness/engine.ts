import path from "node:path";
import exparser from "miniprogram-exparser";
import compilers from "miniprogram-compiler";
import simulate from "miniprogram-simulate";
import { Templates } from "./templates";

/** A page as WeChat hands it to the mini-program: its data, its methods and where it was opened. */
export interface PageInstance {
  route: string;
  options: Record<string, string>;
  data: unknown;
  [member: string]: unknown;
}

/** One open page: what the mini-program holds, and the tree that a person would see. */
export interface OpenPage {
  instance: PageInstance;
  dom: HTMLElement;
  close(): void;
}

type PageOptions = Record<string, unknown> & { data?: object };
/** `wcc` is WeChat's own; `ours` reads templates in the same way where `wcc` does not run. */
export type Compiler = "wcc" | "ours";

interface Globals {
  Page(options: PageOptions): void;
  App(options: object): void;
  Component(definition: object): void;
  getApp(): object | undefined;
  getCurrentPages(): PageInstance[];
  wx: object;
}

/** WeChat's own template compiler is published for x86-64 only. */
export function chooseCompiler(architecture: string): Compiler {
  return architecture === "x64" ? "wcc" : "ours";
}

/**
 * Loads a compiled mini-program into WeChat's component engine. The engine knows components only, so a page is made
 * into a component whose methods are the page's functions, which is also how WeChat itself runs pages.
 */
export class Engine {
  readonly pages: string[];
  readonly launch: (options: object) => void;
  private readonly ids = new Map<string, string>();
  private app: Record<string, unknown> | undefined;

  constructor(
    private readonly root: string,
    compiler: Compiler,
    wx: object,
    openPages: () => PageInstance[],
  ) {
    const globals = globalThis as unknown as Globals;
    if (compiler === "ours") readTemplatesOurselves(root);
    // The engine brings mocks of its own that answer "ok" to everything; ours replace them.
    globals.wx = wx;
    globals.Page = ({ data, ...members }) => {
      const methods = Object.entries(members).filter(([, member]) => typeof member === "function");
      globals.Component({ data, methods: Object.fromEntries(methods) });
    };
    globals.App = (options) => {
      this.app = options as Record<string, unknown>;
    };
    globals.getApp = () => this.app;
    globals.getCurrentPages = openPages;

    const config = jest.requireActual<AppConfig>(path.join(root, "app.json"));
    this.pages = [...config.pages, ...(config.subPackages ?? []).flatMap(pagesOf)];
    jest.requireActual(path.join(root, "app.js"));
    this.launch = (options) => {
      this.callApp("onLaunch", options);
      this.callApp("onShow", options);
    };
  }

  callApp(name: string, argument?: unknown): void {
    const member = this.app?.[name];
    if (typeof member === "function") (member as (x: unknown) => void).call(this.app, argument);
  }

  open(route: string, options: Record<string, string>): OpenPage {
    const parent = document.body.appendChild(document.createElement("section"));
    const component = simulate.render(this.idOf(route));
    component.attach(parent);
    const instance = component.instance as unknown as PageInstance;
    const dom = component.dom;
    if (!dom) throw new Error(`page ${route} drew nothing`);
    Object.assign(instance, { route, __route__: route, options });
    return {
      instance,
      dom,
      close: () => {
        component.detach();
        parent.remove();
      },
    };
  }

  private idOf(route: string): string {
    const known = this.ids.get(route);
    if (known) return known;
    const options = {
      rootPath: this.root,
      compiler: "official" as const,
      compilerOptions: { maxBuffer: 64 << 20 },
    };
    const id = simulate.load(path.join(this.root, route), "page", options);
    this.ids.set(route, id);
    return id;
  }
}

interface AppConfig {
  pages: string[];
  subPackages?: SubPackage[];
}

interface SubPackage {
  root: string;
  pages: string[];
}

const pagesOf = ({ root, pages }: SubPackage): string[] =>
  pages.map((page) => path.posix.join(root, page));

/** Puts our reader in the place of `wcc`. The engine's own stand-in knows neither `import` nor `template`. */
function readTemplatesOurselves(root: string): void {
  const templates = new Templates(root);
  Object.assign(globalThis, { canbaoTemplates: (file: string) => templates.draw(file) });
  compilers.wxmlToJs = () => "return canbaoTemplates;";
}

/** Lets an event happen at a node of a page; it travels up through components as a touch would. */
export function emit(target: Element, name: string, detail: object = {}): void {
  const node = (target as Element & { __wxElement?: object }).__wxElement;
  if (!node) throw new Error(`no WeChat element behind <${target.tagName.toLowerCase()}>`);
  const event = exparser.Event.create(name, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields: { touches: [], changedTouches: [] },
  });
  exparser.Event.dispatchEvent(node, event);
}

/** An attribute as the template last wrote it; the engine keeps them beside the tree, not in it. */
export function attribute(target: Element, name: string): unknown {
  const node = (target as Element & { __wxElement?: { _vt?: VirtualNode } }).__wxElement;
  return node?._vt?.attrs.find((attr) => camelCase(attr.name) === camelCase(name))?.value;
}

/** WeChat's compiler writes `aria-label` as `ariaLabel`. */
const camelCase = (name: string) =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

interface VirtualNode {
  attrs: { name: string; value: unknown }[];
}
