import type { Page } from "playwright-core";

/** Requests of a page that have not been answered yet. */
export class Traffic {
  private underWay = 0;
  private idle: (() => void)[] = [];

  constructor(page: Page) {
    page.on("request", () => (this.underWay += 1));
    for (const end of ["requestfinished", "requestfailed"] as const) {
      page.on(end as "requestfinished", () => this.ended());
    }
  }

  /** Resolves when everything that the page asked for has come. */
  async rests(): Promise<void> {
    while (this.underWay > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private ended(): void {
    this.underWay -= 1;
    if (this.underWay > 0) return;
    for (const wake of this.idle.splice(0)) wake();
  }
}
