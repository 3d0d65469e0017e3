import type { PlaceChoice, ResidentReply, ResidentRequest } from "../../core/contracts";
import type { PlaceNode, PolicyBook } from "../../core/policy";
import { dayOf } from "../../core/time";
import { placesAround, placesToChoose, wholeByHash } from "../db";
import { AppError } from "../errors";
import { policyBook } from "../policy";
import type { Session } from "./session";

/** Places whose plans are here, for choosing; each year's pack by its hash. */
export function places(session: Session): Promise<ResidentReply<"places">> {
  return session.run(async (tx) => {
    const { db, now } = session.services;
    const today = dayOf(now());
    const book = await policyBook(db, tx);
    const tree = await placesToChoose(tx);
    return { today, places: choices(book, tree, today) };
  });
}

/** A whole pack by its hash, of whatever revision, with the places around its own. */
export function pack(
  session: Session,
  { hash }: ResidentRequest<"pack">,
): Promise<ResidentReply<"pack">> {
  return session.run(async (tx) => {
    const document =
      (await wholeByHash(tx, hash)) ?? inForce(await policyBook(session.services.db, tx), hash);
    if (!document)
      throw new AppError("not-found", "没有找到这份方案。", {
        path: "hash",
        todo: "请返回重新选择地区，再试一次。",
      });
    return { hash, document, places: await placesAround(tx, document.place) };
  });
}

/** In a database whose packs were published before whole ones were kept, those in force can be had all the same. */
function inForce(book: PolicyBook, hash: string) {
  for (const { code, years } of book.places()) {
    for (const year of years) {
      const whole = book.whole(code, year);
      if (whole?.hash === hash) return whole.document;
    }
  }
  return undefined;
}

function choices(book: PolicyBook, tree: readonly PlaceNode[], today: string): PlaceChoice[] {
  const byCode = new Map(tree.map((node) => [node.code, node]));
  const own = book.places();
  const answering = new Set(own.map(({ code }) => code));
  /** The place whose packs answer for this one. */
  const holderOf = (node: PlaceNode | undefined): string | undefined => {
    for (let at = node; at; at = at.parent === null ? undefined : byCode.get(at.parent))
      if (answering.has(at.code)) return at.code;
    return undefined;
  };
  const below = new Map<string, PlaceChoice["below"]>();
  for (const node of tree) {
    const holder = answering.has(node.code) ? undefined : holderOf(node);
    if (holder === undefined) continue;
    below.set(holder, [...(below.get(holder) ?? []), { code: node.code, name: node.name }]);
  }
  return own.map((place) => ({
    ...place,
    above: namesAbove(byCode, place.code),
    below: below.get(place.code) ?? [],
    packs: place.years.flatMap((year) => {
      const whole = book.whole(place.code, year);
      return whole ? [{ year, hash: whole.hash, revision: whole.document.revision }] : [];
    }),
    current: book.seasons(place.code, today)[0]?.year ?? null,
  }));
}

function namesAbove(byCode: ReadonlyMap<string, PlaceNode>, code: string): string {
  const names: string[] = [];
  let parent = byCode.get(code)?.parent ?? null;
  // The table's parents make no circle; the bound keeps a broken one from hanging us.
  for (let steps = 0; parent !== null && steps < 10; steps += 1) {
    const node = byCode.get(parent);
    if (!node) break;
    names.unshift(node.name);
    parent = node.parent;
  }
  return names.join("");
}
