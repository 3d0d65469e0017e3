import { attribute, chooseCompiler, emit, Engine } from "./engine";
import { PageStack } from "./page-stack";
import { Privacy } from "./privacy";
import { makeWx, type Moment, type WechatOptions } from "./wechat";

/** How long something may take before a person would give up, in milliseconds. */
const PATIENCE = 15_000;
const LOOK_AGAIN = 15;

/** A phone with the compiled mini-program running on it, as a person uses it: by reading and touching. */
export class Phone {
  private constructor(
    private readonly stack: PageStack,
    private readonly moment: Moment,
    private readonly privacy: Privacy,
    private readonly complaints: Complaints,
    readonly pages: readonly string[],
  ) {}

  /** Starts the mini-program compiled into `root` at its first page. */
  static start(
    root: string,
    options: WechatOptions,
    compiler = chooseCompiler(process.arch),
  ): Phone {
    // Each start runs the program's files anew, as opening it again does on a phone.
    jest.resetModules();
    const stack = new PageStack();
    const moment = { byTap: false };
    const privacy = new Privacy();
    privacy.agreed = options.privacyAgreed ?? false;
    const complaints = listenToConsole();
    const engine = new Engine(
      root,
      compiler,
      makeWx(stack, moment, privacy, options),
      () => stack.instances,
    );
    stack.use(engine);
    engine.launch({ path: engine.pages[0], query: {}, scene: 1001 });
    stack.reLaunch(`/${engine.pages[0] ?? ""}`);
    return new Phone(stack, moment, privacy, complaints, engine.pages);
  }

  /** Where the person is, such as `pages/home/index`. */
  get route(): string {
    return this.stack.top.instance.route;
  }

  get openPages(): string[] {
    return this.stack.instances.map((page) => page.route);
  }

  /** What the program last gave the page to draw. */
  get data(): Record<string, unknown> {
    return this.stack.top.instance.data as Record<string, unknown>;
  }

  /** All that the page says, with single spaces. */
  get text(): string {
    return textOf(this.stack.top.dom);
  }

  /** Whether the top page says this. */
  says(words: string | RegExp): boolean {
    return typeof words === "string" ? this.text.includes(words) : words.test(this.text);
  }

  /** Waits until the page says it, or fails with what it says instead. */
  async sees(words: string | RegExp): Promise<void> {
    await this.until(() => this.says(words), `the page to say ${String(words)}`);
  }

  /** Waits until the page with this route is on top. */
  async isOn(route: string): Promise<void> {
    await this.until(() => this.route === route, `page ${route}`);
  }

  async until(condition: () => boolean, wish: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!condition()) {
      if (Date.now() > end)
        throw new Error(`waited for ${wish}; on ${this.route}, which says: ${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    }
  }

  /** Taps what shows these words, once it is there and can be tapped. */
  async tap(words: string | RegExp): Promise<void> {
    const find = () => this.find(words);
    await this.until(() => find() !== undefined, `something to tap that says ${String(words)}`);
    const target = find();
    if (!target) throw new Error("gone");
    this.moment.byTap = true;
    await this.happen(target, "tap", { x: 0, y: 0 });
    this.moment.byTap = false;
    const button = target.closest("wx-button");
    if (button && attribute(button, "open-type") === "agreePrivacyAuthorization") {
      this.privacy.tappedAgree(attribute(button, "id") as string);
      await this.happen(button, "agreeprivacyauthorization", {});
    }
  }

  /** Whether something that says this can be tapped now. */
  canTap(words: string | RegExp): boolean {
    return this.find(words) !== undefined;
  }

  /** Types into the field with this label or hint. */
  async type(label: string, value: string): Promise<void> {
    const find = () => this.fields().find((field) => names(field).includes(label));
    await this.until(() => find() !== undefined, `a field called ${label}`);
    const field = find();
    if (!field) throw new Error("gone");
    await this.happen(field, "focus", { value: "" });
    await this.happen(field, "input", { value });
    await this.happen(field, "blur", { value });
  }

  /** The answer to WeChat's own sheet behind `open-type="getPhoneNumber"`. */
  async givePhoneNumber(words: string, answer: { code: string } | "refuse"): Promise<void> {
    await this.until(() => this.find(words) !== undefined, `a button that says ${words}`);
    const button = this.find(words)?.closest("wx-button");
    if (!button || attribute(button, "open-type") !== "getPhoneNumber")
      throw new Error(`${words} asks for no number`);
    // What follows happens on the screen: the privacy question first, then the answer.
    void this.privacy.ask().then((may) => {
      const refused = {
        errMsg: `getPhoneNumber:fail ${may ? "user deny" : "privacy permission is not authorized"}`,
      };
      const given = may && answer !== "refuse";
      return this.happen(
        button,
        "getphonenumber",
        given ? { ...answer, errMsg: "getPhoneNumber:ok" } : refused,
      );
    });
  }

  /** The system's back gesture. */
  back(): void {
    this.stack.navigateBack(1);
  }

  /** What the engine or the program complained about on the console; must be empty at the end of a test. */
  get grumbles(): string[] {
    return this.complaints.lines;
  }

  close(): void {
    this.complaints.stop();
    document.body.replaceChildren();
  }

  private fields(): Element[] {
    return [...this.stack.top.dom.querySelectorAll("wx-input, wx-textarea")];
  }

  /** WeChat hands over each event by itself: between two of them the program gets its turn. */
  private async happen(target: Element, name: string, detail: object): Promise<void> {
    emit(target, name, detail);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  /** The innermost element that says exactly these words, or else one that contains them; disabled buttons do not count. */
  private find(words: string | RegExp): Element | undefined {
    const fits = (element: Element, exactly: boolean) => {
      const text = textOf(element);
      if (typeof words !== "string") return words.test(text);
      return exactly ? text === words : text.includes(words);
    };
    for (const exactly of [true, false]) {
      const all = [...this.stack.top.dom.querySelectorAll("*")].filter((element) =>
        fits(element, exactly),
      );
      const innermost = all.filter(
        (element) => !all.some((other) => other !== element && element.contains(other)),
      );
      const tappable = innermost.find((element) => !isDisabled(element));
      if (tappable) return tappable;
    }
    return undefined;
  }
}

const textOf = (element: Element): string => element.textContent.replace(/\s+/g, " ").trim();

function names(field: Element): string[] {
  return ["aria-label", "placeholder"].map((name) => attribute(field, name) as string);
}

function isDisabled(element: Element): boolean {
  const disabled = attribute(element.closest("wx-button") ?? element, "disabled");
  return disabled === true || disabled === "true";
}

interface Complaints {
  lines: string[];
  stop(): void;
}

/** WeChat's engine reports a missing template as a console warning, and React its errors as console errors. */
function listenToConsole(): Complaints {
  const lines: string[] = [];
  const spies = (["warn", "error"] as const).map((level) =>
    jest.spyOn(console, level).mockImplementation((...words: unknown[]) => {
      lines.push(words.map(String).join(" "));
    }),
  );
  return { lines, stop: () => spies.forEach((spy) => spy.mockRestore()) };
}
