/** The same question gets the same answer wherever it is asked: on the phone, on the server, in a batch of lines. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { parse } from "yaml";
import {
  createPolicyBook,
  createSmallBook,
  Facts,
  type PackDocument,
  type PlaceNode,
  type PolicyBook,
} from "../../core/policy";
import { SYSTEM } from "../../server/db";
import { policyBook } from "../../server/policy";
import { wantedFor } from "../../src/logic";
import { startWorld, type World } from "../../test/world";
import { ROOT } from "../paths";
import { filesNamed, readPack, readPackDocuments } from "../policies";
import { quoteStream } from "./quote";

/** Every case beside a pack: both sides of every boundary of every plan. */
const questions = filesNamed(join(ROOT, "policies"), "cases.yaml").flatMap((file) => {
  const { place, coverageYear } = readPack(file.replace(/cases\.yaml$/, "pack.yaml"), ROOT);
  const cases = parse(readFileSync(file, "utf8")) as { facts: object }[];
  return cases.map(({ facts }) => Facts.parse({ place, year: coverageYear, ...facts }));
});

let world: World;
beforeAll(async () => {
  world = await startWorld("2021-11-15 09:00:00");
});
afterAll(() => world.close());

async function inABatch(): Promise<unknown[]> {
  const { packs, places } = readPackDocuments(ROOT);
  const output = new PassThrough();
  const lines = questions.map((facts) => `${JSON.stringify(facts)}\n`);
  const status = quoteStream(createPolicyBook(packs, places), Readable.from(lines), output);
  void status.finally(() => output.end());
  let text = "";
  for await (const chunk of output) text += String(chunk);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

/** The books that a phone makes of what it fetches, place by place and year by year. */
async function onThePhone(): Promise<(facts: Facts) => unknown> {
  const phone = world.phone("o-any");
  const { places } = await phone.get("places");
  const books = new Map<string, PolicyBook>();
  for (const place of places) {
    for (const year of new Set(questions.map((facts) => facts.year))) {
      const packs = wantedFor(place.packs, year);
      const fetched = await Promise.all(packs.map(({ hash }) => phone.get("pack", { hash })));
      const nodes = new Map<string, PlaceNode>();
      for (const node of fetched.flatMap((one) => one.places)) nodes.set(node.code, node);
      const documents = fetched.map(({ document }) => document as PackDocument);
      books.set(`${place.code}/${year}`, createSmallBook(documents, [...nodes.values()]));
    }
  }
  return ({ place, year, ...facts }) => {
    const code = places.find((one) => place.startsWith(one.code))?.code ?? "";
    return books.get(`${code}/${year}`)?.quote({ place, year, ...facts });
  };
}

test("[E13] the cases of all packs on the phone, on the server and in a batch: the same bytes", async () => {
  expect(questions.length).toBeGreaterThan(500);
  const batch = await inABatch();
  const phone = await onThePhone();
  const server = await world.db.run(SYSTEM, (tx) => policyBook(world.db, tx));
  questions.forEach((facts, index) => {
    const lines = JSON.stringify(batch[index]);
    expect(JSON.stringify(server.quote(facts))).toBe(lines);
    expect(JSON.stringify(phone(facts))).toBe(lines);
  });
});
