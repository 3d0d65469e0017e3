/** `canbao policy new`: the beginning of a pack for a place and a year, with its questions as comments. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { PackDocument, PlaceNode } from "../../../core/policy";
import { casesSkeleton, packSkeleton, type NewPack } from "../../../core/policy/explain";
import { dayOf } from "../../../core/time";
import { readPackDocuments } from "../../policies";
import type { Io, PolicyCommand } from "./command";
import { BadCall, optionsOf, reporting } from "./options";

const OPTIONS = ["name", "slug", "extends", "policies"] as const;
type Options = Partial<Record<(typeof OPTIONS)[number], string>>;

const CODE = /^\d{6}(\d{3}){0,2}$|^\d{6}Z\d{2}$/;

/** A pack and all that it inherits, widest first. */
function chain(id: string, packs: readonly PackDocument[]): PackDocument[] {
  const pack = packs.find((one) => one.id === id);
  if (!pack) {
    throw new BadCall(
      `没有“${id}”这份方案，不能继承。现有：${packs.map((one) => one.id).join("、")}`,
      1,
    );
  }
  return [...(pack.extends ?? []).flatMap((wider) => chain(wider, packs)), pack];
}

/** What holds in the whole country for that year. */
const national = (year: number, packs: readonly PackDocument[]): string =>
  year >= 2025 && packs.some(({ id }) => id === "cn/2025") ? "cn/2025" : "cn/common";

/** The nearest place above a code that the tree holds. */
function parentOf(code: string, places: readonly PlaceNode[]): PlaceNode | undefined {
  const shorter = code.length > 6 ? [code.slice(0, 9), code.slice(0, 6)] : [];
  const above = [...shorter, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return above
    .filter((one) => one !== code)
    .map((one) => places.find((place) => place.code === one))
    .find((place) => place !== undefined);
}

function levelOf(code: string): PlaceNode["level"] {
  if (code.includes("Z")) return "unit";
  if (code.length === 12) return "village";
  if (code.length === 9) return "town";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}

/** The name as YAML takes it. */
const quoted = (name: string): string =>
  /^[\p{L}\p{N}（）]+$/u.test(name) ? name : JSON.stringify(name);

const placeLine = (code: string, name: string, parent: string): string =>
  `- { code: "${code}", name: ${quoted(name)}, parent: "${parent}", level: ${levelOf(code)} }`;

/** Adds the place to the tree where the place above is known, or says what to add. */
function addPlace(
  folder: string,
  { place, name }: Pick<NewPack, "place" | "name">,
  places: readonly PlaceNode[],
  io: Io,
): void {
  const file = join(folder, "places.yaml");
  const parent = parentOf(place, places);
  // A county hangs below its city; the province stands in only where no city governs it, which we cannot know.
  const sure = parent && (levelOf(place) !== "county" || parent.level === "city");
  if (sure) {
    appendFileSync(file, `\n# ${name}\n${placeLine(place, name, parent.code)}\n`);
    io.out(`在 ${relative(process.cwd(), file)} 里加上了 ${name}（${place}，属${parent.name}）`);
    return;
  }
  const city = `${place.slice(0, 4)}00`;
  const province = `${place.slice(0, 2)}0000`;
  io.out(`${file} 里还没有 ${name}，上级也没有，请自己加上（名称请核对）：`);
  if (!parent) io.out(`- { code: "${province}", name: 某省, parent: null, level: province }`);
  io.out(`- { code: "${city}", name: 某市, parent: "${province}", level: city }`);
  io.out(placeLine(place, name, city));
}

/** The folder of a place: the one that it has already, or a new one. */
function folderOf(policies: string, code: string, slug: string | undefined): string {
  const known = existsSync(policies)
    ? readdirSync(policies).find((name) => name === code || name.startsWith(`${code}-`))
    : undefined;
  return join(policies, known ?? (slug === undefined ? code : `${code}-${slug}`));
}

function checkCall(code: string | undefined, year: string | undefined, { slug }: Options): void {
  if (code === undefined || year === undefined) throw new BadCall(`用法：${create.usage}`);
  if (!CODE.test(code)) throw new BadCall(`“${code}”不是地区编码：应为 6、9 或 12 位数字`);
  if (!/^(199\d|20\d\d)$/.test(year)) throw new BadCall(`“${year}”不是年度：应为 2027 这样`);
  if (slug !== undefined && !/^[a-z0-9-]+$/.test(slug)) {
    throw new BadCall(`--slug 只用小写字母、数字和连字符，如 xiangyin`);
  }
}

function make(root: string, args: readonly string[], io: Io): number {
  const { rest, values } = optionsOf(args, OPTIONS, create.usage);
  const [place = "", yearText = ""] = rest;
  checkCall(rest[0], rest[1], values);
  const year = Number(yearText);
  const { packs, places } = readPackDocuments(root, values.policies);
  const there = packs.find((pack) => pack.place === place && pack.coverageYear === year);
  if (there) throw new BadCall(`已经有 ${place} ${year}年度的方案（${there.id}），不覆盖`, 1);
  const known = places.find(({ code }) => code === place);
  const name = values.name ?? known?.name;
  if (name === undefined) {
    throw new BadCall(`places.yaml 里没有 ${place}，请写上名称：--name 某县`, 1);
  }
  const wider = values.extends?.split(",") ?? [national(year, packs)];
  const policies = values.policies ?? join(root, "policies");
  const folder = join(folderOf(policies, place, values.slug), yearText);
  const pack: NewPack = {
    place,
    name,
    year,
    extends: wider,
    inherited: wider.flatMap((id) => chain(id, packs)),
    today: dayOf(new Date()),
    toPolicies: relative(folder, join(root, "policies")).replaceAll("\\", "/"),
  };
  const files = { "pack.yaml": packSkeleton(pack), "cases.yaml": casesSkeleton(pack) };
  const standing = Object.keys(files).find((file) => existsSync(join(folder, file)));
  if (standing !== undefined) throw new BadCall(`${join(folder, standing)} 已经有了，不覆盖`, 1);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(join(folder, file), text);
    io.out(`写好了 ${relative(process.cwd(), join(folder, file))}`);
  }
  if (!known) addPlace(policies, pack, places, io);
  io.out("照着方案填 pack.yaml，随时运行 npx canbao policy check 看还差什么");
  return 0;
}

export const create: PolicyCommand = {
  usage:
    "new <地区编码> <年度> [--name 某县] [--slug 拼音] [--extends 编号] [--policies 文件夹]    新方案的底稿，问题写成注释",
  run: (root, args, io) => reporting(io, () => make(root, args, io)),
};
