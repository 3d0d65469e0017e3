import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../local/paths";
import { ACTION_WORDS } from ".";

const sources = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /^(?!db\/schema).*(?<!\.test)\.ts$/.test(name))
    .map((name) => readFileSync(path.join(ROOT, folder, name), "utf8"));

/** Literal actions of traces: `action: "bind"`, `action: seen ? "a" : "b"`. */
function actionsIn(text: string): string[] {
  return [...text.matchAll(/\baction: ([^\n]*)/g)].flatMap(([, rest = ""]) =>
    [...rest.matchAll(/"([a-z][a-z-]*)"/g)].flatMap(([, name]) => name ?? []),
  );
}

test("every action that leaves a trace has its words", () => {
  const actions = new Set([...sources("server"), ...sources("local/cli")].flatMap(actionsIn));
  expect(actions.size).toBeGreaterThan(10);
  const dumb = [...actions].filter((name) => !Object.hasOwn(ACTION_WORDS, name));
  expect(dumb).toEqual([]);
});
