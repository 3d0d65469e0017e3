import type { FrameLocator, Locator, Page } from "playwright-core";
import { Traffic } from "./traffic";

/** How a person works the screen. */
export type Way = "touch" | "mouse" | "keyboard";

type Role = "button" | "link" | "checkbox" | "radio";

/** More Tab presses than any page has places to stop at. */
const MOST_TABS = 150;

/** Someone in front of the phone, who finds things by what they say and works them in one way only. */
export class Person {
  /** `screen`: where the phone is drawn, which may be a frame of a larger page. */
  constructor(
    readonly page: Page,
    readonly way: Way,
    readonly screen: Page | FrameLocator = page,
    private readonly traffic = new Traffic(page),
  ) {}

  /** The same person, looking at a frame of the page. */
  inside(frame: string): Person {
    return new Person(this.page, this.way, this.page.frameLocator(frame), this.traffic);
  }

  /** Presses a button or follows a link. */
  async press(name: string | RegExp, role: Role = "button"): Promise<void> {
    await this.pressOn(this.find(role, name));
  }

  /** Presses what was found in another way than by its name alone. */
  async pressOn(target: Locator): Promise<void> {
    await this.act(target);
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.press(name, "link");
  }

  /** Unfolds what is folded up under these words, the first where several begin with them. */
  async unfold(words: string): Promise<void> {
    await this.act(this.screen.locator("summary", { hasText: words }).first());
  }

  /** Ticks or unticks; on a keyboard that is the space bar. */
  async tick(name: string | RegExp): Promise<void> {
    await this.act(this.find("checkbox", name), "Space");
  }

  /** Chooses one of several; on a keyboard by the arrows, as radio buttons are one stop. */
  async choose(name: string | RegExp): Promise<void> {
    const radio = this.find("radio", name);
    if (this.way !== "keyboard") return this.act(radio);
    const group = (await radio.getAttribute("name")) ?? "";
    const options = this.screen.locator(`input[type="radio"][name="${group}"]`);
    await this.tabTo(options);
    for (let at = 0; at < (await options.count()) && !(await radio.isChecked()); at += 1) {
      await this.page.keyboard.press(at === 0 ? "Space" : "ArrowDown");
    }
  }

  async type(label: string, text: string): Promise<void> {
    await this.fill(this.screen.getByLabel(label, { exact: true }), text);
  }

  private async fill(field: Locator, text: string): Promise<void> {
    if (this.way === "keyboard") await this.tabTo(field);
    else await this.act(field);
    await field.press("ControlOrMeta+a");
    await this.page.keyboard.type(text);
  }

  /** Types a day into the three fields of a question. */
  async typeDay(question: string, day: string): Promise<void> {
    const group = this.screen.getByRole("group", { name: question, exact: true });
    const parts = day.split("-").map((part) => String(Number(part)));
    for (const [index, name] of ["年", "月", "日"].entries())
      await this.fill(group.getByLabel(name, { exact: true }), parts[index] ?? "");
  }

  /** Reads what is there before doing anything: whatever the page still fetches has come, and is drawn, by then. */
  async reads(): Promise<void> {
    await this.traffic.rests();
    // An answer may be a reason to ask the next question: that is known one frame later.
    await this.page.evaluate(nextFrame);
    await this.traffic.rests();
    await this.page.evaluate(nextFrame);
  }

  /** Waits until this is to be read. */
  async sees(words: string | RegExp): Promise<void> {
    await this.text(words).first().waitFor();
  }

  /** Waits until this is not to be read any more. */
  async seesNo(words: string | RegExp): Promise<void> {
    await this.text(words).filter({ visible: true }).first().waitFor({ state: "hidden" });
  }

  /** Waits for the page with this heading. */
  async isAt(heading: string | RegExp): Promise<void> {
    await this.screen.getByRole("heading", { name: heading }).first().waitFor();
  }

  text(words: string | RegExp): Locator {
    return this.screen.getByText(words).filter({ visible: true });
  }

  find(role: Role, name: string | RegExp): Locator {
    return this.screen.getByRole(role, { name }).filter({ visible: true }).first();
  }

  private async act(target: Locator, key = "Enter"): Promise<void> {
    await target.waitFor();
    // What comes while the finger is down moves the target away from under it, and the tap is lost.
    await this.reads();
    if (this.way === "touch") return target.tap();
    if (this.way === "mouse") return target.click();
    await this.tabTo(target);
    await this.page.keyboard.press(key);
  }

  /** Goes to the target (or to one of several) by the Tab key alone, and sees where it stands. */
  private async tabTo(target: Locator): Promise<void> {
    await target.first().waitFor();
    for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
      if (await target.evaluateAll(haveVisibleFocus)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${target.toString()}`);
  }
}

/** Resolves when the frame after the next is about to be drawn: what was to be shown stands by then. Runs in the browser. */
function nextFrame(): Promise<unknown> {
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

/** Whether one of these has the focus, and shows it: a focus that cannot be seen does not count. Runs in the browser. */
function haveVisibleFocus(elements: Element[]): boolean {
  const marked = (shown: Element | null) => {
    if (!shown) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  return elements
    .filter((element) => element.ownerDocument.activeElement === element)
    .some((element) => marked(element) || marked(element.closest("label")));
}
