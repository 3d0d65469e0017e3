import { resident, type ResidentReply } from "../../core/contracts";
import {
  contentHash,
  createSmallBook,
  daysBetween,
  addDays,
  type PackDocument,
  type PlaceNode,
  type PolicyBook,
} from "../../core/policy";
import { platform } from "../platform";
import { call } from "./call";
import { CallError } from "./errors";
import { readReply } from "./read-reply";
import { wantedFor } from "../logic";

/**
 * Plans on the phone. A pack never changes under its hash, so what was fetched once is kept and answers without a network;
 * what does not have the hash that it was asked for by is thrown away.
 */

export type Places = ResidentReply<"places">;
export type PlaceChoice = Places["places"][number];
type Fetched = ResidentReply<"pack">;

const PLACES_KEY = "places";
const INDEX_KEY = "packs";
const packKey = (hash: string): string => `pack.${hash}`;

/** WeChat gives ten megabytes in all; a pack takes some fifty kilobytes. */
const MOST_KEPT = 24;

const BEIJING = 8 * 3_600_000;
const dayOf = (milliseconds: number): string =>
  new Date(milliseconds + BEIJING).toISOString().slice(0, 10);

interface Kept<T> {
  reply: T;
  /** When it was fetched, by the phone's own clock, in milliseconds. */
  at: number;
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** Not being able to keep something is no reason to fail: it is fetched again the next time. */
async function keep(key: string, value: unknown): Promise<void> {
  try {
    await platform.storage.set(key, JSON.stringify(value));
  } catch {
    // Full, or refused.
  }
}

/**
 * The places and their packs: as the server says now or, where it cannot be reached, as it last said. The day is then the
 * server's, moved on by as many days as the phone's clock has gone since: that clock may be wrong, but it goes.
 */
export async function loadPlaces(now = Date.now()): Promise<Places> {
  try {
    const reply = await call("places", {});
    await keep(PLACES_KEY, { reply, at: now } satisfies Kept<Places>);
    return reply;
  } catch (error) {
    const kept = parse(await platform.storage.get(PLACES_KEY)) as Kept<unknown> | undefined;
    if (!kept || (error instanceof CallError && error.kind === "refused")) throw error;
    const reply = readReply(resident, "places", kept.reply);
    const gone = Math.max(0, daysBetween(dayOf(kept.at), dayOf(now)));
    return { ...reply, today: addDays(reply.today, gone) };
  }
}

/** Whether this is the pack of the hash, whole and unchanged. */
export const isPackOf = (hash: string, { document }: Pick<Fetched, "document">): boolean =>
  contentHash(document) === hash;

async function loadPack(hash: string): Promise<Fetched> {
  const kept = parse(await platform.storage.get(packKey(hash))) as Fetched | undefined;
  if (kept && isPackOf(hash, kept)) return kept;
  const fetched = await call("pack", { hash });
  if (!isPackOf(hash, fetched)) throw CallError.of("unreadable");
  await keep(packKey(hash), fetched);
  return fetched;
}

/** Keeps the list of packs short: those used longest ago go first. */
async function remember(hashes: readonly string[]): Promise<void> {
  const known = parse(await platform.storage.get(INDEX_KEY));
  const list = Array.isArray(known) ? (known as string[]) : [];
  const fresh = [...hashes, ...list.filter((other) => !hashes.includes(other))];
  for (const old of fresh.slice(MOST_KEPT))
    await platform.storage.remove(packKey(old)).catch(() => undefined);
  await keep(INDEX_KEY, fresh.slice(0, MOST_KEPT));
}

/** What answers for one place and year on this phone. */
export interface PhoneBook {
  book: PolicyBook;
  /** The pack of the year, or undefined where the place has none for it. */
  pack: PackDocument | undefined;
}

/** Fetches what is not on the phone yet and makes the book of it. Throws CallError. */
export async function loadBook(place: PlaceChoice, year: number): Promise<PhoneBook> {
  const wanted = wantedFor(place.packs, year);
  const fetched = await Promise.all(wanted.map(({ hash }) => loadPack(hash)));
  await remember(wanted.map(({ hash }) => hash));
  // The hash was held against the content: this is what the server published.
  const documents = fetched.map(({ document }) => document as PackDocument);
  const nodes = new Map<string, PlaceNode>();
  for (const node of fetched.flatMap((one) => one.places)) nodes.set(node.code, node);
  return {
    book: createSmallBook(documents, [...nodes.values()]),
    pack: documents.find(({ coverageYear }) => coverageYear === year),
  };
}
