import type { Page } from "playwright-core";
import { findings } from "./axe";
import type { Person } from "./person";

/** Apple's and WeChat's smallest comfortable target, and that of elder mode, in CSS pixels. */
const TARGET = { standard: 44, elder: 60 };

export type Letters = keyof typeof TARGET;

/** Nothing may be cut off or need scrolling to the side. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}

/** Buttons and links smaller than a finger, by their words. */
async function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((min) => {
    const shown = [...document.querySelectorAll<HTMLElement>("button, a[href], label:has(input)")];
    return shown
      .filter((element) => element.checkVisibility())
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < min - 0.5 || box.width < min - 0.5))
      .map(
        ({ element, box }) =>
          `${element.innerText || element.ariaLabel || ""} ${String(Math.round(box.width))}×${String(Math.round(box.height))}`,
      );
  }, least);
}

/** Words in letters smaller than this many CSS pixels; ornaments do not count. */
async function smallLetters(page: Page, least: number): Promise<string[]> {
  return page.evaluate((min) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const { parentElement: parent, textContent: words } = walker.currentNode;
      if (!parent?.checkVisibility() || parent.closest("[aria-hidden]") || !words?.trim()) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (size < min) found.push(`${words.trim()} (${String(size)}, ${parent.className})`);
    }
    return found;
  }, least);
}

export interface Look {
  name: string;
  /** From the first page to this one. */
  go(person: Person, page: Page): Promise<void>;
}

/** The page as it is drawn now can be read and worked by everyone. */
export async function isForEveryone(page: Page, letters: Letters): Promise<void> {
  await expect(findings(page)).resolves.toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await expect(smallTargets(page, TARGET[letters])).resolves.toEqual([]);
  if (letters === "elder") await expect(smallLetters(page, 18)).resolves.toEqual([]);
}

/** Goes to a page in letters of this size and looks at it. */
export async function look(
  { person, page }: { person: Person; page: Page },
  letters: Letters,
  { go }: Look,
): Promise<void> {
  await person.isAt("参保");
  if (letters === "elder") await person.press("大字版");
  await go(person, page);
  await person.reads();
  await isForEveryone(page, letters);
}
