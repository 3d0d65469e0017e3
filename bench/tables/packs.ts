/** Our packs: quotes of believable people, and two packs over the people of a county. */
import { createPolicyBook, type Facts } from "../../core/policy";
import { changedPack, compareRoster } from "../../core/policy/compare";
import { readPackDocuments } from "../../local/policies";
import { measure, type Plan, type Sample } from "../measure";
import { knownPeople, rosterOf } from "./population";

const PEOPLE = 4_096;
let seen = 0;

/** What a pack needs beside the facts of everywhere: its own facts at their ordinary value. */
function ownFacts(pack: {
  facts?: { key: string; kind: string; ordinary?: unknown }[] | undefined;
}) {
  const own = (pack.facts ?? []).map(({ key, kind, ordinary }) => {
    const unasked = kind === "yes-no" ? false : kind === "number" || kind === "money" ? 0 : null;
    return [key, ordinary ?? unasked] as const;
  });
  return Object.fromEntries(own) as NonNullable<Facts["more"]>;
}

function peopleFor(root: string, id: string, known: boolean) {
  const { packs, places } = readPackDocuments(root);
  const pack = packs.find((one) => one.id === id);
  if (pack?.coverageYear === undefined) throw new Error(`no such pack: ${id}`);
  const book = createPolicyBook(packs, places);
  const whole = book.whole(pack.place, pack.coverageYear)?.document ?? pack;
  const people = knownPeople(pack.place, pack.coverageYear, PEOPLE, ownFacts(whole));
  return { book, people: known ? people : rosterOf(people) };
}

/** One pack: `quote` finds what is missing as well, `answer` does not. */
export async function packOf({
  root,
  id,
  known,
  call,
  plan,
}: {
  root: string;
  id: string;
  known: boolean;
  call: "quote" | "answer";
  plan: Plan;
}): Promise<{ samples: Sample[]; firstMicroseconds: number; paying: number; seen: number }> {
  const { book, people } = peopleFor(root, id, known);
  const ask = call === "quote" ? book.quote : book.answer;
  const begun = performance.now();
  let paying = 0;
  for (const facts of people) if (ask.call(book, facts).due) paying += 1;
  const firstMicroseconds = ((performance.now() - begun) * 1000) / people.length;
  const mask = people.length - 1;
  const batch = (from: number, count: number): void => {
    for (let k = 0; k < count; k += 1) {
      const facts = people[(from + k) & mask];
      if (facts) seen += ask.call(book, facts).because.length;
    }
  };
  return { samples: await measure(batch, plan), firstMicroseconds, paying, seen };
}

/** Everybody of a county under its plan and under the same plan thirty yuan dearer; the people are made beforehand. */
export function rosterUnderTwo({ root, people }: { root: string; people: number }) {
  const { packs, places } = readPackDocuments(root);
  const id = "440783/2022";
  const before = packs.find((pack) => pack.id === id);
  if (!before) throw new Error(`no such pack: ${id}`);
  const edits = [{ do: "set" as const, path: "amounts.personal.is.yuan", value: 406 }];
  const after = changedPack(before, edits);
  const others = packs.filter((pack) => pack !== before);
  const [a, b] = [before, after].map((pack) => createPolicyBook([...others, pack], places));
  if (!a || !b) throw new Error("no books");
  const roster = rosterOf(knownPeople("440783", 2022, people));
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const { a: one, b: other } = compareRoster(a.answer.bind(a), b.answer.bind(b), roster);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds,
    cpuSeconds: (user + system) / 1_000_000,
    people,
    differenceFen: other.dueFen - one.dueFen,
  };
}
