import type { Engine } from "./engine";
import { type OpenPage, type PageInstance } from "./engine";
import { Refusal } from "./wx-call";

/** WeChat keeps at most this many pages open; the eleventh `navigateTo` is refused. */
const MOST_PAGES = 10;

/** WeChat's page stack: which pages are open, and the order in which their lifecycle functions are called. */
export class PageStack {
  private readonly stack: OpenPage[] = [];
  private engine: Engine | undefined;

  /** The engine asks for the stack as soon as it is made, hence in two steps. */
  use(engine: Engine): void {
    this.engine = engine;
  }

  get instances(): PageInstance[] {
    return this.stack.map((page) => page.instance);
  }

  get top(): OpenPage {
    const top = this.stack.at(-1);
    if (!top) throw new Error("no page is open");
    return top;
  }

  navigateTo(url: string): void {
    const address = this.resolve(url);
    if (this.stack.length >= MOST_PAGES) throw new Refusal("webview count limit exceed");
    lifecycle(this.stack.at(-1), "onHide");
    this.push(address);
  }

  redirectTo(url: string): void {
    const address = this.resolve(url);
    this.drop();
    this.push(address);
  }

  reLaunch(url: string): void {
    const address = this.resolve(url);
    while (this.stack.length > 0) this.drop();
    this.push(address);
  }

  navigateBack(delta: number): void {
    if (this.stack.length < 2) throw new Refusal("cannot navigate back at first page.");
    const steps = Math.min(delta, this.stack.length - 1);
    for (let step = 0; step < steps; step += 1) this.drop();
    lifecycle(this.top, "onShow");
  }

  /** Leaving WeChat and coming back, as for the pay sheet or a call. */
  hide(): void {
    lifecycle(this.top, "onHide");
  }
  show(): void {
    lifecycle(this.top, "onShow");
  }

  private push({ route, options }: Address): void {
    if (!this.engine) throw new Error("no mini-program is running");
    const page = this.engine.open(route, options);
    this.stack.push(page);
    lifecycle(page, "onLoad", options);
    lifecycle(page, "onShow");
    lifecycle(page, "onReady");
  }

  private drop(): void {
    const page = this.stack.pop();
    lifecycle(page, "onUnload");
    page?.close();
  }

  private resolve(url: string): Address {
    const address = addressOf(url, this.stack.at(-1)?.instance.route ?? "");
    if (!this.engine?.pages.includes(address.route))
      throw new Refusal(`page "${address.route}" is not found`);
    return address;
  }
}

interface Address {
  route: string;
  options: Record<string, string>;
}

/** `/pages/member/index?id=1` or a path relative to the page that asks. */
function addressOf(url: string, from: string): Address {
  const resolved = new URL(url, `https://page/${from}`);
  return {
    route: resolved.pathname.slice(1),
    // WeChat hands the text on as it was written: it does not decode it.
    options: Object.fromEntries(resolved.search.slice(1).split("&").filter(Boolean).map(pairOf)),
  };
}

function pairOf(text: string): [string, string] {
  const at = text.indexOf("=");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function lifecycle(page: OpenPage | undefined, name: string, argument?: object): void {
  const member = page?.instance[name];
  if (typeof member === "function") (member as (x?: object) => void).call(page?.instance, argument);
}
