/** `canbao policy replay`: asks stored receipts again, each by the engine and the packs of its time. */
import { readFileSync } from "node:fs";
import {
  createPolicyBook,
  ENGINE_VERSION,
  type PackDocument,
  type PlaceNode,
} from "../../../core/policy";
import { replayReceipt, type Replay } from "../../../core/policy/compare";
import { KEPT_VERSIONS, releasedEngine } from "../../../core/policy/released";
import { readPackDocuments } from "../../policies";
import { callOf, type Call } from "./call";
import type { Io, PolicyCommand } from "./command";
import { BadCall, reporting } from "./options";
import { Evaluators, type Engine } from "./evaluators";
import { receiptsInFile, withDatabase, type ReceiptSource, type Stored } from "./receipts";

const OPTIONS = {
  receipts: "one",
  database: "flag",
  packs: "one",
  policies: "one",
  help: "flag",
} as const;

const HELP = `把存下的回执按当时的引擎和方案再算一遍，看是不是一个字节都不差。
  --receipts 文件   NDJSON，每行一张回执
  --database        从环境变量 DATABASE_URL 的数据库读
  --packs 文件      当时的方案：JSON {"packs":[…],"places":[…]}；不写时用 policies 文件夹（和数据库）里的
留着的旧引擎：${KEPT_VERSIONS.join("、")}；现在的引擎：${ENGINE_VERSION}`;

interface Pool {
  documents: readonly unknown[];
  places: readonly PlaceNode[];
}

function poolOf(root: string, call: Call, source: ReceiptSource): Pool {
  const file = call.one("packs");
  if (file !== undefined) {
    const value = JSON.parse(readFileSync(file, "utf8")) as {
      packs?: PackDocument[];
      places?: PlaceNode[];
    };
    if (!Array.isArray(value.packs) || !Array.isArray(value.places))
      throw new BadCall(`${file}：应是 {"packs":[…],"places":[…]}`, 1);
    return { documents: value.packs, places: value.places };
  }
  const { packs, places } = readPackDocuments(root, call.one("policies"));
  const known = source.places.length > 0 ? source.places : places;
  return { documents: [...source.documents, ...packs], places: known };
}

/** The engine of a version: the running one, or the one that is kept. */
async function engineOf(version: string): Promise<Engine | undefined> {
  if (version === ENGINE_VERSION) return { createPolicyBook };
  return releasedEngine(version);
}

interface Counts {
  same: number;
  different: number;
  /** Neither: the engine or the pack of that time is not here. */
  unanswered: number;
}

function tell(stored: Stored, replay: Replay | string, counts: Counts, io: Io): void {
  const { packId, engineVersion } = stored.receipt;
  const head = `${stored.where}（${packId}，引擎 ${engineVersion}）`;
  if (typeof replay === "string") {
    counts.unanswered += 1;
    io.err(`？ ${head}：${replay}`);
  } else if (replay.differs) {
    counts.different += 1;
    const { path, stored: before, now } = replay.differs;
    io.err(`✗ ${head}：不一样。${path}：存的是 ${short(before)}，现在是 ${short(now)}`);
  } else {
    counts.same += 1;
    io.out(`✓ ${head}`);
  }
}

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}……` : text);

/** Replays every receipt of a source; gives the exit status. */
async function replayAll(pool: Pool, source: ReceiptSource, io: Io): Promise<number> {
  const counts: Counts = { same: 0, different: 0, unanswered: 0 };
  const versions = new Map<string, Evaluators | undefined>();
  for (const version of [...KEPT_VERSIONS, ENGINE_VERSION]) {
    const engine = await engineOf(version);
    versions.set(version, engine && new Evaluators(engine, pool.documents, pool.places));
  }
  const answer = (stored: Stored): Replay | string => {
    const evaluators = versions.get(stored.receipt.engineVersion);
    if (!evaluators) return `没有留下这一版引擎（留着的有 ${[...versions.keys()].join("、")}）`;
    const books = evaluators.booksFor(stored.receipt);
    let first: Replay | undefined;
    for (const book of books) {
      const replay = replayReceipt(stored.receipt, book);
      if (replay.same) return replay;
      first ??= replay;
    }
    return first ?? `找不到当时的方案 ${stored.receipt.packHash.slice(0, 12)}，请用 --packs 给出`;
  };
  let bad = 0;
  await source.each(
    (stored) => tell(stored, answer(stored), counts, io),
    (problem) => {
      bad += 1;
      io.err(problem);
    },
  );
  const { same, different, unanswered } = counts;
  const left = unanswered > 0 ? `，${unanswered} 张没法算` : "";
  io.out(
    `共 ${same + different + unanswered} 张回执：${same} 张一个字节不差，${different} 张不一样${left}${bad > 0 ? `；${bad} 行不是回执` : ""}`,
  );
  return different + unanswered + bad > 0 ? 1 : 0;
}

async function run(root: string, args: readonly string[], io: Io): Promise<number> {
  const call = callOf(args, OPTIONS, replay.usage);
  if (call.has("help")) {
    io.out(HELP);
    return 0;
  }
  const file = call.one("receipts");
  if (call.rest.length > 0 || (file === undefined) === !call.has("database"))
    throw new BadCall(`--receipts 文件 和 --database 要写一个，也只写一个\n用法：${replay.usage}`);
  const over = (source: ReceiptSource) => replayAll(poolOf(root, call, source), source, io);
  return file === undefined ? withDatabase(false, over) : over(receiptsInFile(file));
}

export const replay: PolicyCommand = {
  tellsHelp: true,
  usage: "replay --receipts 文件|--database [--packs 文件]    存下的回执再算一遍，应一个字节都不差",
  run: (root, args, io) => reporting(io, () => run(root, args, io)),
};
