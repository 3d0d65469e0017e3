import { sealContext } from "../privacy";
import type { StoredRow } from "../db";
import { documentsOf, namesOf, subjectsOf, type Hashed } from "./hashed";

/** Where sealed texts and keyed hashes stand in a table. */
export interface SealedTable {
  table: string;
  /** Columns of its primary key, in order. */
  key: readonly string[];
  /** Further columns that the hashes need. */
  also?: readonly string[];
  /** Sealed columns, each with where its text belongs. */
  sealed: Record<string, (row: StoredRow) => string>;
  /** Hashes that are made from what the sealed columns hold. */
  hashes?: Record<string, Hashed>;
}

/** All columns that have to be read of it. */
export const columnsOf = ({ key, also = [], sealed, hashes = {} }: SealedTable): string[] => [
  ...new Set([...key, ...also, ...Object.keys(sealed), ...Object.keys(hashes)]),
];

const of = (row: StoredRow, column: string): string => row[column] ?? "";

/**
 * Every column that hangs on a key. A new sealed column or keyed hash belongs here, or it could not be opened or found any more once the
 * key is gone; a test walks the schema.
 */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: "person",
    key: ["id"],
    also: ["document_type", "merged_into"],
    sealed: {
      number_sealed: (row) => sealContext.number(of(row, "id")),
      name_sealed: (row) => sealContext.name(of(row, "id")),
      phone_sealed: (row) => sealContext.phone(of(row, "id")),
    },
    hashes: { lookup_hash: documentsOf, name_hash: namesOf },
  },
  {
    table: "person_document",
    key: ["lookup_hash"],
    also: ["document_type"],
    sealed: { number_sealed: (row) => sealContext.formerNumber(of(row, "lookup_hash")) },
    hashes: { lookup_hash: documentsOf },
  },
  {
    table: "request",
    key: ["county", "id"],
    sealed: { body_sealed: (row) => sealContext.requestBody(of(row, "id")) },
    hashes: { subject_hash: subjectsOf },
  },
  {
    table: "request_step",
    key: ["county", "request_id", "position"],
    sealed: {
      text_sealed: (row) =>
        sealContext.stepText(of(row, "request_id"), Number(of(row, "position"))),
    },
  },
  {
    table: "resident",
    key: ["county", "person_id"],
    sealed: {
      address_sealed: (row) => sealContext.address(of(row, "county"), of(row, "person_id")),
    },
  },
  {
    table: "binding",
    key: ["id"],
    sealed: { typed_name_sealed: (row) => sealContext.typedName(of(row, "id")) },
  },
  {
    table: "order_item",
    key: ["county", "order_id", "position"],
    also: ["person_id"],
    sealed: {
      name_sealed: (row) => sealContext.itemName(of(row, "order_id"), of(row, "person_id")),
    },
  },
  {
    table: "voucher",
    key: ["county", "id"],
    sealed: { holder_sealed: (row) => sealContext.holder(of(row, "id")) },
  },
  {
    table: "left_out",
    key: ["county", "year", "person_id"],
    sealed: {
      detail_sealed: (row) =>
        sealContext.leftOut(of(row, "county"), Number(of(row, "year")), of(row, "person_id")),
    },
  },
  {
    table: "contact_way",
    key: ["county", "person_id", "kind"],
    sealed: {
      value_sealed: (row) =>
        sealContext.contact(of(row, "county"), of(row, "person_id"), of(row, "kind")),
    },
  },
  {
    table: "finding",
    key: ["county", "id"],
    sealed: {
      note_sealed: (row) => sealContext.findingNote(of(row, "id")),
      reason_sealed: (row) => sealContext.findingReason(of(row, "id")),
    },
  },
  {
    table: "staff",
    key: ["id"],
    sealed: { name_sealed: (row) => sealContext.staffName(of(row, "id")) },
  },
  {
    table: "staff_invitation",
    key: ["id"],
    sealed: { name_sealed: (row) => sealContext.invitedName(of(row, "id")) },
  },
  {
    table: "audit_secret",
    key: ["audit_id"],
    sealed: { sealed: (row) => sealContext.auditSecret(Number(of(row, "audit_id"))) },
  },
];

/** Hashes that no job makes anew, each with the reason why none has to. */
export const OTHER_HASHES: Record<string, string> = {
  "binding_try.target_hash":
    "follows the person; of numbers that nobody has, counted for one day only",
  "request_key.input_hash": "of keys, years and prices, without a key of ours",
  "filing_key.input_hash":
    "asked for under both keys while one is exchanged; a phone repeats a call within minutes",
  "face_code.code_hash": "holds for ten minutes",
  "staff_invitation.code_hash": "asked for under both keys; runs out within days",
  "request_material.content_hash": "of a picture's bytes, without a key of ours",
  "desk_login.token_hash": "of random bytes, without a key of ours",
  "desk_login.nonce_hash": "of random bytes, without a key of ours",
  "desk_session.token_hash": "of random bytes, without a key of ours",
  "desk_session.csrf_hash": "of random bytes, without a key of ours",
  "ledger_seal.prev_hash": "of the chain",
  "ledger_seal.hash": "of the chain",
  "audit_seal.prev_hash": "of the chain",
  "audit_seal.hash": "of the chain",
  "policy_whole.hash": "of a pack's content",
  "policy_pack.hash": "of a pack's content",
};
