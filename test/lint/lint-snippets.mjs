/**
 * Lints snippets as if they stood at the given paths. Reads `[{path, code}]` as JSON from standard input, writes
 * `[[{rule, message}]]` in the same order. A process of its own, because ESLint loads its configuration as an
 * ES module, which jest cannot. Rules that need types are left out: a snippet belongs to no TypeScript project.
 */
import { text } from "node:stream/consumers";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";

const eslint = new ESLint({
  overrideConfig: [
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parserOptions: { projectService: false } },
      rules: tseslint.configs.disableTypeChecked.rules,
    },
  ],
});

const snippets = JSON.parse(await text(process.stdin));
const answers = [];
for (const { path, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath: path });
  answers.push(result.messages.map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
process.stdout.write(JSON.stringify(answers));
