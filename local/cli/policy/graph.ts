/** `canbao policy graph`: a picture of a pack as SVG. */
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPolicyBook, type PackDocument } from "../../../core/policy";
import { packGraph } from "../../../core/policy/graph";
import { readPack, readPackDocuments } from "../../policies";
import type { PolicyCommand } from "./command";
import { BadCall, optionsOf, reporting } from "./options";

/** The pack that an argument means: an id, a `pack.yaml`, or the folder that holds one. */
function chosen(target: string, root: string, packs: readonly PackDocument[]): PackDocument {
  const named = packs.find(({ id }) => id === target);
  if (named) return named;
  const file =
    existsSync(target) && statSync(target).isDirectory() ? join(target, "pack.yaml") : target;
  if (!existsSync(file)) {
    const ids = packs.filter(({ coverageYear }) => coverageYear !== undefined).map(({ id }) => id);
    throw new BadCall(
      `没有“${target}”这份方案。可以写编号（${ids.join("、")}）或 pack.yaml 的路径`,
      1,
    );
  }
  return readPack(file, root);
}

export const graph: PolicyCommand = {
  usage:
    "graph <方案编号或文件> [--out 文件.svg] [--policies 文件夹]    一份方案的图：时间、金额、各类身份",
  run: (root, args, io) =>
    reporting(io, () => {
      const { rest, values } = optionsOf(args, ["out", "policies"], graph.usage);
      const [target] = rest;
      if (target === undefined || rest.length > 1) throw new BadCall(`用法：${graph.usage}`);
      const { packs, places } = readPackDocuments(root, values.policies);
      const { id, place, coverageYear } = chosen(target, root, packs);
      const whole =
        coverageYear === undefined
          ? undefined
          : createPolicyBook(packs, places).whole(place, coverageYear);
      if (!whole) throw new BadCall(`${id} 只供别的方案继承，自己没有年度，画不出图`, 1);
      const name = places.find(({ code }) => code === place)?.name ?? place;
      const svg = packGraph(whole.document, { place: name, hash: whole.hash });
      if (values.out === undefined) {
        io.out(svg.trimEnd());
        return 0;
      }
      writeFileSync(values.out, svg);
      io.out(`写好了 ${values.out}`);
      return 0;
    }),
};
