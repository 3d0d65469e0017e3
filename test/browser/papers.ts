import type { Page } from "playwright-core";
import type { Person } from "./person";

/** A photo of a paper, drawn by the browser: a page with a few lines on it, as a camera gives it. */
async function photo(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 1200;
    canvas.height = 1600;
    const pen = canvas.getContext("2d");
    if (!pen) return "";
    pen.fillStyle = "#f4f1e8";
    pen.fillRect(0, 0, 1200, 1600);
    pen.fillStyle = "#333";
    for (let line = 0; line < 20; line += 1) pen.fillRect(120, 160 + line * 64, 960, 12);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(address.split(",")[1] ?? "", "base64");
}

/** Puts a photo to a paper, and waits until it is there. */
export async function photograph(person: Person, page: Page, paper: string): Promise<void> {
  const buffer = await photo(page);
  const chosen = page.waitForEvent("filechooser");
  await person.press(`拍照或选照片：${paper}`);
  await (await chosen).setFiles({ name: "paper.png", mimeType: "image/png", buffer });
  await person.sees("已传好");
}
