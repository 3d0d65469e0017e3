/** Finds the pack that an argument names: a file, an id, or a certain revision of an id. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { parse } from "yaml";
import {
  createPolicyBook,
  type PackDocument,
  type PlaceNode,
  type PolicyBook,
} from "../../../core/policy";
import { nearest } from "../../../core/policy/compare";
import { filesNamed, readPack, readPackDocuments } from "../../policies";
import { BadCall } from "./options";

/** A pack that answers for a year, in a book of its own. */
export interface NamedPack {
  /** With everything that it inherits. */
  document: PackDocument;
  year: number;
  hash: string;
  book: PolicyBook;
  /** How reports call it: place, year and revision. */
  label: string;
  /** Every document of the book, as they were written. */
  documents: readonly PackDocument[];
  places: readonly PlaceNode[];
}

interface Pool {
  packs: PackDocument[];
  places: PlaceNode[];
}

/** The book in which this document stands for its id, and for its place and year. */
export function bookWith(document: PackDocument, { packs, places }: Pool): NamedPack {
  const year = document.coverageYear;
  if (year === undefined)
    throw new BadCall(`${document.id} 只供别的方案继承，自己不回答问题，不能比较`, 1);
  const others = packs.filter(
    ({ id, place, coverageYear }) =>
      id !== document.id && !(place === document.place && coverageYear === year),
  );
  const documents = [...others, document];
  const book = createPolicyBook(documents, places);
  const whole = book.whole(document.place, year);
  if (!whole) throw new Error("a book without its own pack");
  const place = places.find(({ code }) => code === document.place)?.name ?? document.place;
  return {
    ...whole,
    year,
    book,
    label: `${place} ${year}年度（第${document.revision}版）`,
    documents,
    places,
  };
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** A pack from a file of YAML or JSON; a folder means the pack in it. */
function fromFile(path: string, root: string): PackDocument {
  const file = statSync(path).isDirectory() ? join(path, "pack.yaml") : path;
  return readPack(file, root);
}

/** Earlier revisions kept beside a pack, as `pack.r1.yaml`. */
function keptBeside(root: string, id: string): PackDocument[] {
  const names = filesNamed(join(root, "policies"), "pack.yaml");
  const folders = names.map((file) => file.slice(0, -basename(file).length));
  return folders.flatMap((folder) =>
    revisionFiles(folder)
      .filter((file) => (parse(readFileSync(file, "utf8")) as { id?: unknown }).id === id)
      .map((file) => readPack(file, relative(root, file))),
  );
}

function revisionFiles(folder: string): string[] {
  return Array.from({ length: 20 }, (_, index) => join(folder, `pack.r${index + 1}.yaml`)).filter(
    isFile,
  );
}

/**
 * The pack that an argument names. `published`: further revisions that an id may mean. Throws BadCall where there is none, with what may have been meant; PackError where
 * it cannot be used.
 */
export function packNamed(
  root: string,
  name: string,
  {
    outside,
    published = [],
  }: { outside?: string | undefined; published?: readonly PackDocument[] } = {},
): NamedPack {
  const pool = readPackDocuments(root, outside);
  if (existsSync(name)) return bookWith(fromFile(name, root), pool);
  const [id = "", wanted] = name.split("@");
  const current = pool.packs.find((pack) => pack.id === id);
  if (!current) {
    const ids = pool.packs.flatMap((pack) => (pack.coverageYear === undefined ? [] : pack.id));
    const meant = nearest(id, ids);
    const hint = meant === undefined ? `这里有：${ids.join("、")}` : `是不是 ${meant}？`;
    throw new BadCall(`没有 ${name} 这份方案，也没有这个文件。${hint}`, 1);
  }
  const kept = published.filter((pack) => pack.id === id && pack.coverageYear !== undefined);
  const [first, ...others] = [current, ...keptBeside(root, id), ...kept];
  if (wanted === undefined) return bookWith(first, pool);
  for (const document of [first, ...others]) {
    const found = bookWith(document, pool);
    if (found.hash.startsWith(wanted) || String(document.revision) === wanted) return found;
  }
  throw new BadCall(
    `${id} 在 policies 里没有 ${wanted} 这一版（现在是第${current.revision}版）。请给出那一版的文件，或加 --database 从数据库里找`,
    1,
  );
}
