import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths";

interface Entry {
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), "utf8"));
const { packages } = read("package-lock.json") as { packages: Record<string, Entry> };

/** Whether a package that lies at `path` finds `name`, as Node and npm look for it. */
function finds(path: string, name: string): boolean {
  for (let folder = path; ;) {
    if (packages[`${folder}${folder && "/"}node_modules/${name}`]) return true;
    if (folder === "") return false;
    const above = folder.lastIndexOf("node_modules/");
    folder = above <= 0 ? "" : folder.slice(0, above - 1);
  }
}

it("holds every platform's binaries: npm 11 refuses to install from a lockfile that does not", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !finds(path, name)),
  );
  expect(missing).toEqual([]);
});

it("lists every package with an install script as needed or as not needed", () => {
  const { allowScripts } = read("package.json") as { allowScripts: Record<string, boolean> };
  const unlisted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ""))
    .filter((name) => !(name in allowScripts));
  expect(unlisted).toEqual([]);
});
