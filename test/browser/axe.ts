import { readFileSync } from "node:fs";
import path from "node:path";
import type { Frame, Page } from "playwright-core";

const SOURCE = readFileSync(path.join(__dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[];
}

/**
 * What axe finds against a page, one line a finding; empty when there is nothing. All of WCAG 2.2 A and AA, and axe's
 * own good practice. It only sees what is drawn, so each state of a page wants a look of its own.
 */
export async function findings(page: Page | Frame): Promise<string[]> {
  await page.evaluate(SOURCE);
  const { violations } = await page.evaluate<AxeResult>(
    "axe.run(document, { resultTypes: ['violations'], runOnly: " +
      "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html} — ${node.failureSummary}`),
  );
}
