import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { Person, type Way } from "./person";
import type { Setting } from "./setting";

const TRACES = path.join(__dirname, "../../dist/browser");

/** The phone that the screens are drawn for. */
const PHONE = { width: 390, height: 844 };

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--font-render-hinting=none"],
  });

export interface Visit {
  way?: Way;
  /** Whose phone it is, by the key of a demo family; the date becomes the family's. */
  family: string;
  /** Opened at this address below the product's own. */
  at?: string;
  viewport?: { width: number; height: number };
}

/** A phone in somebody's hand, and what was wrong on its pages. */
export interface Held {
  person: Person;
  page: Page;
  context: BrowserContext;
  /** What the pages reported as errors, in the browser's own words. */
  errors: string[];
  close(): Promise<void>;
}

/** Takes a phone into the hand: a clean browser, opened at the first page as this family. */
async function holdPhone({ browser, product }: Setting, visit: Visit): Promise<Held> {
  const { way = "touch", family, at = "/h5/", viewport = PHONE } = visit;
  await product.console("who", { family });
  const context = await browser.newContext({
    viewport,
    hasTouch: way === "touch",
    isMobile: way === "touch",
    deviceScaleFactor: 1,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  const errors: string[] = [];
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const person = new Person(page, way);
  await page.goto(product.url + at);
  return { person, page, context, errors, close: () => context.close() };
}

/** Runs a test with a phone; where it fails, what was on the screen is kept in `dist/browser`. */
export async function withPhone(
  setting: Setting,
  visit: Visit,
  work: (held: Held) => Promise<void>,
): Promise<void> {
  const held = await holdPhone(setting, visit);
  try {
    await work(held);
    expect(held.errors).toEqual([]);
  } catch (error) {
    mkdirSync(TRACES, { recursive: true });
    const name = (expect.getState().currentTestName ?? "test").replace(/[^\p{L}\p{N}]+/gu, "-");
    await held.page.screenshot({ path: path.join(TRACES, `${name}.png`), fullPage: true });
    throw error;
  } finally {
    await held.close();
  }
}
