import { AppError } from "../errors";
import type { ListMark } from "../db";

/** What a cursor says is ours, but it comes back from a client: anything else is refused. */
const refuse = (): AppError =>
  new AppError("bad-request", "翻页的位置不对，请从第一页重新看。", { path: "cursor" });

/** Where a list goes on, and what of the first page need not be found out again. */
export interface Cursor {
  mark: ListMark;
  /** How many there are in all, as the first page counted. */
  total?: number | undefined;
  /** Which part of a list of several parts. */
  part?: string | undefined;
}

const SEPARATOR = "|";

export function cursorOf({ mark, total, part }: Cursor): string {
  const fields = [part ?? "", String(total ?? ""), mark.place, mark.personId, mark.household];
  return Buffer.from(fields.join(SEPARATOR)).toString("base64url");
}

export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined || text === "") return undefined;
  const fields = Buffer.from(text, "base64url").toString().split(SEPARATOR);
  const [part = "", total = "", place = "", personId = "", ...household] = fields;
  if (fields.length < 5 || !/^\d{0,9}$/.test(total) || !/^[0-9A-Z]*$/.test(place + personId))
    throw refuse();
  return {
    mark: { place, personId, household: household.join(SEPARATOR) },
    ...(total !== "" && { total: Number(total) }),
    ...(part !== "" && { part }),
  };
}

/** A page of at most `most`, of one row more that was read; and the last row of it where there is a next one. */
export function pageOf<Row>(
  rows: readonly Row[],
  most: number,
): { page: Row[]; last: Row | undefined } {
  const page = rows.slice(0, most);
  return { page, last: rows.length > most ? page.at(-1) : undefined };
}
