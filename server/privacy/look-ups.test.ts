import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../local/paths";

/** What is hashed under the look-up key and is no document: codes that hold for minutes or days, asked for under both keys. */
const PURPOSES = ["filing", "face-code", "invitation"];

test("people are looked up so that they are found while a key is exchanged", () => {
  const found = readdirSync(path.join(ROOT, "server"), { recursive: true, encoding: "utf8" })
    .filter((name) => /^(?!privacy|keys).*(?<!\.test)\.ts$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(path.join(ROOT, "server", name), "utf8");
      return [...text.matchAll(/\.lookup\(\s*([^\n]*)/g)].map(([, rest = ""]) => ({ name, rest }));
    });
  expect(found.length).toBeGreaterThan(0);
  const direct = found.filter(
    ({ rest }) => !PURPOSES.some((purpose) => rest.startsWith(`"${purpose}"`)),
  );
  expect(direct).toEqual([]);
});
