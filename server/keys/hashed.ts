import { z } from "zod";
import { checkDocument, DOCUMENT_TYPES } from "../../core/people";
import type { StoredRow } from "../db";
import type { Hashes } from "../privacy";

/** What a hash is made of: gives the hash under a key; `undefined` where the row has nothing to hash. */
export type Hashed = (
  row: StoredRow,
  open: Record<string, string>,
) => ((hashes: Hashes) => string) | undefined;

const Type = z.enum(DOCUMENT_TYPES);
const Body = z.object({
  details: z.object({
    person: z.object({ documentType: Type, documentNumber: z.string() }).optional(),
  }),
});

function ofDocument(type: string | null | undefined, number: string | undefined) {
  const known = Type.safeParse(type);
  if (!known.success || number === undefined) return undefined;
  const check = checkDocument(known.data, number);
  if (!check.ok) return undefined;
  const { document } = check;
  return (hashes: Hashes) => hashes.lookup(document.type, document.key);
}

/** A person's document, or a former one. Who was merged into another record is found by nothing. */
export const documentsOf: Hashed = (row, open) =>
  row["merged_into"] ? undefined : ofDocument(row["document_type"], open["number_sealed"]);

export const namesOf: Hashed = (row, open) => {
  const name = open["name_sealed"];
  if (row["merged_into"] || name === undefined) return undefined;
  return (hashes) => hashes.nameHash(name);
};

/** The stated document of a request. One that is about somebody known follows that person. */
export const subjectsOf: Hashed = (_row, open) => {
  const text = open["body_sealed"];
  if (text === undefined) return undefined;
  const body = Body.safeParse(JSON.parse(text));
  const stated = body.success ? body.data.details.person : undefined;
  return stated && ofDocument(stated.documentType, stated.documentNumber);
};
