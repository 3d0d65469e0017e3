import { readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow, WEAPP } from "./build-weapp";

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
}

/** A part of the mini-program that a phone downloads in one piece. */
export interface Package {
  /** `main`, or the folder of a sub-package. */
  name: string;
  pages: string[];
  /** Paths inside the bundle. */
  files: string[];
  bytes: number;
}

export const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(WEAPP, file), "utf8"));

export interface ComponentJson {
  usingComponents?: Record<string, string>;
}

/** Paths inside the bundle of all files with this ending. */
export function bundleFiles(ending = ""): string[] {
  return filesBelow(WEAPP)
    .map((file) => path.relative(WEAPP, file).split(path.sep).join("/"))
    .filter((file) => file.endsWith(ending));
}

/** The packages as WeChat cuts them: each sub-package is its folder, the main package is the rest. */
export function packages(): Package[] {
  const app = readJson("app.json") as AppJson;
  const subs = (app.subPackages ?? app.subpackages ?? []).map(({ root, pages }) => ({
    name: root.replace(/\/$/, ""),
    pages: pages.map((page) => path.posix.join(root, page)),
  }));
  const all = bundleFiles();
  const inSub = (file: string) => subs.some((sub) => file.startsWith(`${sub.name}/`));
  return [{ name: "main", pages: app.pages }, ...subs].map(({ name, pages }) => {
    const files = all.filter((file) =>
      name === "main" ? !inSub(file) : file.startsWith(`${name}/`),
    );
    const bytes = files.reduce((sum, file) => sum + readFileSync(path.join(WEAPP, file)).length, 0);
    return { name, pages, files, bytes };
  });
}
