import { checkDocument, type RequestDetails, type RequestEvent } from "../../core/contracts";
import { readPerson, type PersonRead } from "../../core/people";
import { dayOf } from "../../core/time";
import type { StoreServices } from "../context";
import {
  bindingRecord,
  holderOf,
  lockDocuments,
  lockPeople,
  lockYearsOf,
  personRecord,
  residentsOf,
  yearsOf,
  type EnrolmentRow,
  type Holder,
  type PersonRecord,
  type RequestRow,
  type ResidentRecord,
  type Tx,
} from "../db";
import { AppError } from "../errors";
import { documentHash } from "../keys";
import { sealContext } from "../privacy";
import { eventOf } from "../requests";

/** Somebody of a register, with where they live in every county. */
export interface Known {
  person: PersonRecord;
  residents: ResidentRecord[];
  years: EnrolmentRow[];
}

/** The person as a request states them, with the hash of the stated document. */
export interface Stated extends PersonRead {
  hash: string;
  phone?: string | undefined;
  address?: string | undefined;
}

/** What of a request a decision looks at; also of one that is about to be filed. */
export type MatterRow = Pick<
  RequestRow,
  | "id"
  | "number"
  | "county"
  | "place"
  | "kind"
  | "year"
  | "personId"
  | "accountId"
  | "eventKind"
  | "eventOn"
  | "filedAt"
  | "cite"
>;

/** All that a decision looks at. */
export interface Matter {
  services: StoreServices;
  row: MatterRow;
  details: RequestDetails;
  event: RequestEvent | null;
  stated: Stated | undefined;
  /** Who holds the stated document today, or held it before. */
  holder: Holder | undefined;
  /** Whom it is about, where that is somebody of a register: named by the request, or found by the document. */
  subject: Known | undefined;
  /** The parent or guardian through whom somebody comes into a household. */
  parent: Known | undefined;
  at: Date;
  today: string;
}

/** What a request says, with what the look-up of its document needs; made outside of transactions. */
export interface Reading {
  details: RequestDetails;
  event: RequestEvent | null;
  stated: Stated | undefined;
}

/** Reads the stated person. Somebody who is not stated soundly is nobody: the request has to be put right first. */
export async function readRequest(
  services: StoreServices,
  row: Pick<MatterRow, "kind" | "eventKind" | "eventOn">,
  details: RequestDetails,
): Promise<Reading> {
  const event = eventOf(row);
  const { person } = details;
  if (!person) return { details, event, stated: undefined };
  const day = row.kind === "newborn" ? event?.on : undefined;
  const birthDate = person.birthDate ?? day;
  const read = readPerson(
    {
      name: person.name,
      document: { type: person.documentType, number: person.documentNumber },
      ...(person.sex && { sex: person.sex }),
      ...(birthDate && { birthDate }),
    },
    dayOf(services.now()),
  );
  if (!read.ok) {
    const check = checkDocument(person.documentType, person.documentNumber);
    const [finding] = read.findings;
    throw new AppError(
      check.ok ? "stands-against" : "bad-document",
      finding?.text ?? "填写的人有不对的地方。",
      { path: `details.person.${finding?.path ?? ""}`, todo: "请先“更正填写内容”，再办理。" },
    );
  }
  const { type, key } = read.person.document;
  return {
    details,
    event,
    stated: {
      ...read.person,
      hash: await documentHash(services, type, key),
      phone: person.phone,
      address: person.address,
    },
  };
}

/**
 * Gathers what a decision looks at. With `lock`, everybody else who decides about the same people or documents waits until the
 * transaction ends.
 */
export async function gather(
  services: StoreServices,
  tx: Tx,
  row: MatterRow,
  reading: Reading,
  { lock = false }: { lock?: boolean } = {},
): Promise<Matter> {
  const { stated, details } = reading;
  if (lock && stated) await lockDocuments(tx, [stated.hash]);
  const holder = stated && (await holderOf(tx, stated.hash));
  const named = row.personId === null ? undefined : await personRecord(tx, row.personId);
  const subject = named ?? holder?.person;
  const parentId = await parentOf(tx, row, details);
  if (lock)
    await lockPeople(
      tx,
      [subject?.id, holder?.person.id].flatMap((id) => id ?? []),
    );
  const known = async (id: string | undefined, years = yearsOf): Promise<Known | undefined> => {
    const person = id === undefined ? undefined : await personRecord(tx, id);
    return (
      person && {
        person,
        residents: await residentsOf(tx, person.id),
        years: await years(tx, [person.id]),
      }
    );
  };
  const at = services.now();
  return {
    services,
    row,
    ...reading,
    holder,
    subject: await known(subject?.id, lock ? lockYearsOf : yearsOf),
    parent: await known(parentId),
    at,
    today: dayOf(at),
  };
}

/**
 * A resident names the parent by their own member, that is by the binding; a worker at the counter, who has no members, by the
 * person. Nobody names a household through somebody who is not theirs.
 */
async function parentOf(
  tx: Tx,
  row: MatterRow,
  { parentMemberId }: RequestDetails,
): Promise<string | undefined> {
  if (parentMemberId === undefined) return undefined;
  if (row.accountId === null) return parentMemberId;
  const bound = await bindingRecord(tx, parentMemberId);
  return bound?.accountId === row.accountId ? bound.personId : undefined;
}

/** The register of the request's own county. */
export const hereOf = ({ row }: Matter, known: Known | undefined): ResidentRecord | undefined =>
  known?.residents.find(({ county }) => county === row.county);

/** The name as the register has it; of somebody whose data were deleted there is none. */
export const nameOf = (
  { vault }: Pick<StoreServices, "vault">,
  { id, nameSealed, erasedAt }: PersonRecord,
): string => (erasedAt === null ? vault.open(nameSealed, sealContext.name(id)) : "");
