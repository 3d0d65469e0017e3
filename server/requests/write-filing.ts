import type { RequestEvent, RequestKind } from "../../core/contracts";
import { dueAfter } from "../../core/enrolment";
import { canonicalJson } from "../../core/policy";
import { dayOf, instantOf } from "../../core/time";
import type { Services } from "../context";
import {
  filingOf,
  insertFiling,
  insertRequest,
  isTaken,
  nextRequestNumber,
  type RequestRow,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { newKey } from "../ids";
import type { Hashes, Vault } from "../privacy";
import { sealBody, type RequestBody } from "./body";
import { keepPhotos, type Photo } from "./photos";

/** A request that was read and judged, ready to be written. */
export interface Filing {
  requestKey: string;
  /** All that was sent but the request key, to notice the same key with other data. */
  data: unknown;
  kind: RequestKind;
  year: number;
  /** The home place: whose register it concerns. */
  place: string;
  /** Where it was accepted, where that is another place of the county (KP-25). */
  acceptedPlace: string | null;
  personId: string | null;
  /** Hash of the document by which whom it is about is known, or stated. */
  subjectHash: string;
  event: RequestEvent | null;
  body: RequestBody;
  lastDay: string | null;
  cite: string;
  photos: readonly Photo[];
}

/** Who files: a resident's account, or a worker at the counter. */
export interface Filer {
  /** `account:<key>` or `staff:<key>`. */
  owner: string;
  accountId: string | null;
}

/** Names what was sent, under a key: from a bare hash the number in it could be guessed. */
const inputHashOf = (hashes: Hashes, data: unknown): string =>
  hashes.lookup("filing", canonicalJson(data));

/** The request that was filed under the same request key before; the key with other data is refused. */
export async function filedBefore(
  vault: Vault,
  tx: Tx,
  owner: string,
  { requestKey, data }: { requestKey: string; data: unknown },
): Promise<string | undefined> {
  const before = await filingOf(tx, owner, requestKey);
  if (!before) return undefined;
  const hashes = vault.former ? [vault, vault.former] : [vault];
  if (!hashes.some((one) => inputHashOf(one, data) === before.inputHash))
    throw new AppError("bad-request", "这次提交的内容和上次不一样，请返回重新填写。", {
      path: "requestKey",
    });
  return before.requestId;
}

/**
 * What a filing needs, or the request that was filed before under the same key. A refusal counts only if the same call has not been faster
 * meanwhile: its photos are used then, and it is the same filing.
 */
export async function unlessFiled<Needed>(
  before: () => Promise<string | undefined>,
  read: () => Promise<Needed>,
): Promise<Needed | { before: string }> {
  const known = await before();
  if (known !== undefined) return { before: known };
  try {
    return await read();
  } catch (error) {
    const meanwhile = error instanceof AppError ? await before() : undefined;
    if (meanwhile === undefined) throw error;
    return { before: meanwhile };
  }
}

/** Writes a request, its first step, its photos and the key under which it was filed. */
export async function writeFiling(
  { vault, now }: Pick<Services, "vault" | "now">,
  tx: Tx,
  filer: Filer,
  filing: Filing,
): Promise<RequestRow> {
  const at = now();
  const id = newKey(at);
  const county = filing.place.slice(0, 6);
  const { owner, accountId } = filer;
  const row = await insertRequest(
    tx,
    {
      county,
      id,
      number: await nextRequestNumber(tx, county, dayOf(at)),
      kind: filing.kind,
      year: filing.year,
      place: filing.place,
      acceptedPlace: filing.acceptedPlace,
      personId: filing.personId,
      subjectHash: filing.subjectHash,
      accountId,
      filedBy: owner,
      eventKind: filing.event?.kind ?? null,
      eventOn: filing.event?.on ?? null,
      bodySealed: sealBody(vault, id, filing.body),
      lastDay: filing.lastDay,
      cite: filing.cite,
      filedAt: at,
      dueAt: new Date(dueAfter(instantOf(at))),
    },
    { at, actor: owner },
  );
  await keepPhotos(tx, row, filing.photos, { at, owner });
  const inputHash = inputHashOf(vault, filing.data);
  await insertFiling(tx, { owner, key: filing.requestKey, inputHash, county, requestId: id, at });
  return row;
}

/** Whether another request of this kind for this person and year is under way. */
export const isLive = (error: unknown): boolean => isTaken(error, "request_live");

/** Whether another call with the same request key was faster. */
export const isSameKey = (error: unknown): boolean => isTaken(error, "filing_key_owner_key_pk");

export const requestIsLive = (): AppError =>
  new AppError("request-live", "这件事已经有一份申请在办，不用再提交。", {
    todo: "请在“我的申请”里看进度；不是您提交的，请问村（社区）或镇上的经办窗口。",
  });
