import type { World } from "./world";

export interface Somebody {
  /** One letter: keys of the rows are made of it. */
  letter: string;
  /** Where they stand in the register. */
  place: string;
  personId: string;
  className: string;
}

type Row = Record<string, string | number>;

const AT = "2022-11-15T09:00:00+08:00";

/** One row of every table about somebody, past the use cases, so that an empty answer to a worker means a refusal. */
export async function keepEverythingAbout(world: World, somebody: Somebody): Promise<void> {
  const rows = [...accountRows(somebody), ...moneyRows(somebody), ...deskRows(somebody)];
  for (const [table, row] of rows) await insert(world, table, row);
  await keepTrail(world, somebody);
}

async function insert(world: World, table: string, row: Row): Promise<{ id?: string }[]> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return world.rows(
    `insert into ${table} (${columns.join(", ")}) values (${places.join(", ")}) returning *`,
    Object.values(row),
  );
}

function accountRows({ letter, place, personId }: Somebody): [string, Row][] {
  const own = letter.repeat(26);
  const county = place.slice(0, 6);
  return [
    ["account", { id: own, openid: `o-${letter}`, created_at: AT }],
    [
      "binding",
      {
        id: own,
        account_id: own,
        person_id: personId,
        relation: "self",
        level: "full",
        method: "name",
        typed_name_sealed: "x",
        bound_at: AT,
      },
    ],
    ["declaration", { county, year: 2023, person_id: personId, account_id: own, declared_at: AT }],
    ["face_code", { binding_id: own, person_id: personId, code_hash: "x", expires_at: AT }],
    ["photo_slot", { id: own, owner: `account:${own}`, cloud_path: "x", expires_at: AT }],
    [
      "filing_key",
      { owner: `account:${own}`, key: "k", input_hash: "x", county, request_id: own, at: AT },
    ],
    [
      "person_document",
      {
        lookup_hash: `former-${letter}`,
        person_id: personId,
        document_type: "birth-certificate",
        number_sealed: "x",
        ended_at: AT,
      },
    ],
  ];
}

function moneyRows({ letter, place, personId }: Somebody): [string, Row][] {
  const own = letter.repeat(26);
  const county = place.slice(0, 6);
  const ofYear = { county, id: own, year: 2023, person_id: personId };
  return [
    [
      "pay_order",
      {
        county,
        id: own,
        out_trade_no: `${county}${own}`,
        account_id: own,
        payer_openid: "o",
        state: "created",
        total_fen: 1,
        choices: "[]",
        shown: "s",
        created_at: AT,
        pay_by: AT,
        good_until: AT,
      },
    ],
    ["quote_receipt", { ...ofYear, body: "{}", made_at: AT }],
    [
      "bill",
      {
        ...ofYear,
        order_id: own,
        state: "live",
        standard_fen: 1,
        due_fen: 1,
        receipt_id: own,
        made_at: AT,
      },
    ],
    [
      "voucher",
      {
        ...ofYear,
        number: own,
        order_id: own,
        account_id: own,
        place,
        out_trade_no: "o",
        standard_fen: 1,
        due_fen: 1,
        paid_at: AT,
        holder_sealed: "x",
        issued_at: AT,
      },
    ],
  ];
}

/** Two requests, a stop and a refund, with everything that hangs on them, and what a desk notes about somebody. */
function deskRows({ letter, place, personId, className }: Somebody): [string, Row][] {
  const own = letter.repeat(26);
  const county = place.slice(0, 6);
  const requests = (["stop", "refund"] as const).flatMap((kind, index): [string, Row][] => {
    const id = `${own.slice(1)}${index + 1}`;
    return [
      [
        "request",
        {
          county,
          id,
          number: id,
          kind,
          state: "submitted",
          year: 2023,
          place,
          person_id: personId,
          subject_hash: id,
          account_id: own,
          filed_by: `account:${own}`,
          body_sealed: "x",
          cite: "x",
          filed_at: AT,
        },
      ],
      [
        "request_step",
        { county, request_id: id, position: 1, to_state: "submitted", at: AT, actor: "x" },
      ],
      [
        "request_material",
        {
          county,
          request_id: id,
          id,
          material: "x",
          file_id: "x",
          bytes: 1,
          content_hash: "x",
          put_up_at: AT,
          put_up_by: "x",
        },
      ],
    ];
  });
  const about = { county, person_id: personId };
  return [
    ...requests,
    ["left_out", { ...about, year: 2023, reason: "prison", stated_by: "x", stated_at: AT }],
    ["contact_way", { ...about, kind: "phone", value_sealed: "x", saved_by: "x", saved_at: AT }],
    [
      "school_member",
      {
        ...about,
        school: `${county}Z21`,
        class_name: className,
        stage: "school",
        listed_at: AT,
      },
    ],
    [
      "finding",
      {
        ...about,
        id: own,
        key: own,
        kind: "two-claims",
        place,
        detail: "{}",
        found_at: AT,
        state: "open",
      },
    ],
    [
      "opening",
      {
        county,
        id: own,
        // One to a person, so that each can be told by its letter.
        place,
        year: 2023,
        kind: "special",
        from_day: "2022-11-01",
        source: "x",
        made_by: own,
        made_at: AT,
      },
    ],
    ["county_run", { county, job: `x-${letter}`, year: 2023, done: 0, skipped: 0, started_at: AT }],
  ];
}

/** A line of the trail about somebody, sealed, with its secret. */
async function keepTrail(world: World, { letter, place, personId }: Somebody): Promise<void> {
  const book = place.slice(0, 6);
  const line = { at: AT, actor: "x", action: "x", subject: "x", detail: "{}", book };
  const [row] = await insert(world, "audit", { ...line, person_id: personId });
  const audit_id = Number(row?.id);
  await insert(world, "audit_secret", { audit_id, sealed: "x" });
  await insert(world, "audit_unsealed", { book, audit_id });
  await insert(world, "audit_seal", {
    book,
    position: 1_000 + letter.charCodeAt(0),
    audit_id,
    prev_hash: "x",
    hash: "x",
    sealed_at: AT,
  });
}
