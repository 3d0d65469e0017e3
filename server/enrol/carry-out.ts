import type { PolicyBook } from "../../core/policy";
import type { Tx } from "../db";
import { isTaken, lookFor } from "../db";
import { noteFindings } from "../findings";
import { change } from "./change";
import { correct, numberTaken } from "./correct";
import { enter } from "./enter";
import { factsFiled } from "./facts";
import type { Matter } from "./matter";
import { addNumber } from "./number";
import { standsAgainst, type Done } from "./outcome";
import { mistakenFor } from "./people";
import { refund } from "./refund";
import { warningsOf } from "./stands";
import { stop } from "./stop";

export interface Deciding {
  book: PolicyBook;
  /** A worker saw the papers themselves, not photos of them. */
  originalsSeen: boolean;
}

/**
 * Carries out what was decided, in the transaction in which it is decided: all of it or nothing. The caller has checked that the worker may
 * decide it; `matter` was gathered under lock. Refuses while something stands against it.
 */
export async function carryOut(matter: Matter, tx: Tx, deciding: Deciding): Promise<Done> {
  const mistaken = mistakenFor(matter);
  if (mistaken) throw mistaken;
  const blocking = (await warningsOf(matter, tx, deciding.book)).find(({ blocks }) => blocks);
  if (blocking) throw standsAgainst(blocking.text, blocking.cite);
  if (matter.subject) await lookFor(tx, matter.subject.person.lookupHash);
  const done = await doIt(matter, tx, deciding);
  await noteFindings(matter.services, tx, [done.personId]);
  return done;
}

async function doIt(matter: Matter, tx: Tx, { book, originalsSeen }: Deciding): Promise<Done> {
  switch (matter.row.kind) {
    case "registration":
    case "newborn":
    case "midyear":
    case "permit":
    case "student":
    case "moved-in":
      return enter(matter, tx, originalsSeen);
    case "change":
      return change(matter, tx);
    case "stop":
      return stop(matter, tx);
    case "correction":
      return correct(matter, tx);
    case "number":
      return addNumber(matter, tx);
    case "refund":
      return refund(matter, tx, { book, facts: await factsFiled(matter, tx) });
  }
}

/** A number that somebody else got in the same moment. */
export const asNumberTaken = (error: unknown): unknown =>
  isTaken(error, "person_lookup_hash_unique") || isTaken(error, "person_document_pkey")
    ? numberTaken()
    : error;
