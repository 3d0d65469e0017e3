import { sql } from "drizzle-orm";
import type { Tx } from "./database";

/**
 * What must hold between rows, whatever happened: each check is a query for the keys of rows that break it. What a table's own keys and
 * triggers refuse is asked again where somebody with all rights could have gone round them.
 */
export const ROW_CHECKS = {
  // —— Requests ————————————————————————————————————————————————————————————————————————————————————————
  "request-without-step": `
    select q.id as key from request q
    where not exists (select from request_step s where s.county = q.county and s.request_id = q.id)`,
  "request-not-at-last-step": `
    select q.id as key from request q join lateral (
      select to_state from request_step s where s.county = q.county and s.request_id = q.id order by position desc limit 1
    ) last on true where last.to_state <> q.state`,
  "request-version": `
    select q.id as key from request q join lateral (
      select max(position) as steps from request_step s where s.county = q.county and s.request_id = q.id
    ) s on true where q.version <> s.steps`,
  "step-out-of-order": `
    select request_id || ':' || position as key from (
      select request_id, position, from_state, to_state,
        lag(to_state) over w as before, row_number() over w as nth
      from request_step window w as (partition by county, request_id order by position)
    ) s where position <> nth or from_state is distinct from before or (nth = 1 and to_state <> 'submitted')`,
  "step-off-the-graph": `
    select request_id || ':' || position as key from request_step
    where from_state is not null and from_state <> to_state
      and (from_state, to_state) not in (select from_state, to_state from request_edges())`,
  "request-ended-but-due": `
    select id as key from request where state in ('completed', 'refused', 'withdrawn', 'lapsed') and due_at is not null`,
  "request-live-but-decided": `
    select id as key from request
    where state in ('submitted', 'in-hand', 'returned') and (decided_at is not null or refund_fen is not null)`,
  "request-decided-by-nobody": `
    select id as key from request where state in ('completed', 'refused') and (decided_at is null or decided_by is null)`,
  "request-in-nobodys-hand": `
    select id as key from request where (state = 'in-hand') <> (holder_id is not null)
      and state in ('submitted', 'in-hand')`,
  "request-holder-unknown": `
    select q.id as key from request q where (holder_id is not null and not exists (select from staff s where s.id = q.holder_id))
      or (decided_by is not null and not exists (select from staff s where s.id = q.decided_by))`,
  "request-completed-for-nobody": `
    select id as key from request where state = 'completed' and person_id is null`,
  "request-of-merged-person": `
    select q.id as key from request q join person p on p.id = q.person_id where p.merged_into is not null`,
  "refund-of-another-kind": `
    select id as key from request where refund_fen is not null and (kind <> 'refund' or state <> 'completed')`,
  "request-live-twice": `
    select min(id) as key from request where state in ('submitted', 'in-hand', 'returned')
    group by county, kind, year, subject_hash having count(*) > 1`,
  "filing-key-without-request": `
    select k.owner || ':' || k.key as key from filing_key k
    where not exists (select from request q where q.county = k.county and q.id = k.request_id)`,
  // —— Photos ——————————————————————————————————————————————————————————————————————————————————————————
  "photo-twice": `
    select min(request_id || ':' || id) as key from request_material group by file_id having count(*) > 1`,
  "slot-used-for-nothing": `
    select s.id as key from photo_slot s where s.used_at is not null
      and not exists (select from request_material m where m.file_id like '%/' || s.cloud_path)`,
  "photo-under-open-slot": `
    select s.id as key from photo_slot s where s.used_at is null
      and exists (select from request_material m where m.file_id like '%/' || s.cloud_path)`,
  // —— People ——————————————————————————————————————————————————————————————————————————————————————————
  "person-without-document": `
    select id as key from person where erased_at is null and (number_sealed = '' or name_sealed = '')`,
  "person-found-by-nothing": `
    select id as key from person where merged_into is null and erased_at is null and lookup_hash !~ '^[0-9a-f]{64}$'`,
  "merged-into-nobody": `
    select p.id as key from person p left join person into_ on into_.id = p.merged_into
    where p.merged_into is not null and (into_.id is null or into_.merged_into is not null)`,
  "merged-but-holding": `
    select distinct p.id || ':' || held.what as key from person p join (
      select person_id, 'resident' as what from resident
      union all select person_id, 'enrolment' from enrolment
      union all select person_id, 'class' from class_holding
      union all select person_id, 'declaration' from declaration
      union all select person_id, 'binding' from binding where ended_at is null
      union all select person_id, 'bill' from bill
      union all select person_id, 'left-out' from left_out
      union all select person_id, 'contact' from contact_way
      union all select person_id, 'school' from school_member
      union all select person_id, 'document' from person_document
      union all select person_id, 'code' from face_code
    ) held on held.person_id = p.id where p.merged_into is not null`,
  "document-of-two-people": `
    select d.lookup_hash as key from person_document d join person p on p.lookup_hash = d.lookup_hash`,
  "binding-full-without-proof": `
    select id as key from binding where level = 'full' and (confirmed_at is null or method = 'name')`,
  "binding-ended-before": `
    select id as key from binding where ended_at < bound_at or confirmed_at < bound_at`,
  "code-without-binding": `
    select binding_id as key from face_code c where not exists (select from binding b where b.id = c.binding_id)`,
  // —— Years, bills, orders ————————————————————————————————————————————————————————————————————————————
  "year-billed-without-bill": `
    select county || ':' || year || ':' || person_id as key from enrolment e where state = 'billed' and not exists (
      select from bill b where b.county = e.county and b.year = e.year and b.person_id = e.person_id and b.state = 'live')`,
  "bill-live-for-other-year": `
    select b.id as key from bill b join enrolment e using (county, year, person_id) where b.state = 'live' and e.state <> 'billed'`,
  "year-paid-without-bill": `
    select county || ':' || year || ':' || person_id as key from enrolment e
    where state in ('paid', 'in-treasury', 'confirmed') and channel = 'wechat' and not exists (
      select from bill b where b.county = e.county and b.year = e.year and b.person_id = e.person_id
        and b.state = 'paid' and b.order_id = e.order_id)`,
  "bill-paid-for-other-year": `
    select b.id as key from bill b join enrolment e using (county, year, person_id)
    where b.state = 'paid' and (e.state not in ('paid', 'in-treasury', 'confirmed') or e.order_id is distinct from b.order_id
      or e.paid_at is null or e.channel is distinct from 'wechat')`,
  "year-with-odd-instants": `
    select county || ':' || year || ':' || person_id as key from enrolment
    where (state in ('unregistered', 'registered', 'billed') and (paid_at is not null or treasury_at is not null or confirmed_at is not null))
      or (state = 'billed' and billed_at is null) or (state = 'confirmed' and confirmed_at is null)
      or (state = 'in-treasury' and treasury_at is null)`,
  "year-half-stopped": `
    select county || ':' || year || ':' || person_id as key from enrolment
    where num_nulls(stopped_on, stop_reason, stopped_at) not in (0, 3)`,
  "bill-and-order-differ": `
    select b.id as key from bill b join pay_order o on o.county = b.county and o.id = b.order_id
    where (b.state = 'live' and o.state not in ('created', 'sending', 'open', 'closing'))
      or (b.state = 'paid' and o.state not in ('paid', 'held'))`,
  "order-total": `
    select o.id as key from pay_order o
    where o.total_fen <> (select coalesce(sum(due_fen), 0) from order_item i where i.county = o.county and i.order_id = o.id)`,
  "order-and-payment-differ": `
    select o.id as key from pay_order o left join payment p on p.county = o.county and p.order_id = o.id
    where (o.state in ('paid', 'held')) <> (p.order_id is not null)`,
  "item-and-order-differ": `
    select i.order_id || ':' || i.position as key from order_item i join pay_order o on o.county = i.county and o.id = i.order_id
    where (i.state = 'paid' and o.state not in ('paid', 'held')) or (i.state = 'held' and o.state <> 'held')
      or (i.state = 'dropped' and o.state not in ('cancelled', 'expired'))
      or (i.state = 'open' and o.state in ('paid', 'held', 'cancelled', 'expired'))`,
  "item-and-bill-differ": `
    select i.order_id || ':' || i.position as key from order_item i join bill b on b.county = i.county and b.id = i.bill_id
    where (i.state = 'paid') <> (b.state = 'paid') or i.due_fen <> b.due_fen or i.standard_fen <> b.standard_fen or i.year <> b.year`,
  "paid-without-voucher": `
    select i.order_id || ':' || i.position as key from order_item i left join voucher v on v.county = i.county and v.id = i.voucher_id
    where (i.state = 'paid') <> (v.id is not null)
      or v.order_id <> i.order_id or v.year <> i.year or v.due_fen <> i.due_fen or v.standard_fen <> i.standard_fen`,
  "voucher-of-nobody": `
    select v.id as key from voucher v left join order_item i on i.county = v.county and i.voucher_id = v.id where i.voucher_id is null`,
  "item-of-other-person": `
    select i.order_id || ':' || i.position as key from order_item i
      join bill b on b.county = i.county and b.id = i.bill_id
      join person mine on mine.id = i.person_id join person theirs on theirs.id = b.person_id
    where coalesce(mine.merged_into, mine.id) <> coalesce(theirs.merged_into, theirs.id)`,
  // —— The ledger ——————————————————————————————————————————————————————————————————————————————————————
  "entry-does-not-balance": `
    select e.id as key from ledger_entry e left join ledger_posting p
      on p.county = e.county and p.year = e.year and p.entry_id = e.id
    group by e.county, e.year, e.id having coalesce(sum(p.amount_fen), 0) <> 0 or count(p.line) < 2`,
  "ledger-and-payments-differ": `
    select coalesce(l.county, p.county) as key from (
      select county, sum(amount_fen) as fen from ledger_posting where account in ('wechat', 'treasury') group by county
    ) l full join (select county, sum(total_fen) as fen from payment group by county) p using (county)
    where coalesce(l.fen, 0) <> coalesce(p.fen, 0)`,
  "ledger-and-vouchers-differ": `
    select coalesce(l.county, v.county) as key from (
      select county, -sum(amount_fen) as fen from ledger_posting where account = 'contribution' group by county
    ) l full join (select county, sum(standard_fen) as fen from voucher group by county) v using (county)
    where coalesce(l.fen, 0) <> coalesce(v.fen, 0)`,
  "entry-beside-the-chain": `
    select e.id as key from ledger_entry e
    where not exists (select from ledger_seal s where s.county = e.county and s.year = e.year and s.entry_id = e.id)
      and not exists (select from ledger_unsealed u where u.county = e.county and u.year = e.year and u.entry_id = e.id)`,
  // —— Findings, workers, trail ————————————————————————————————————————————————————————————————————————
  "finding-about-nobody": `
    select f.id as key from finding f left join person p on p.id = f.person_id
    where f.state = 'open' and (p.id is null or p.merged_into is not null)`,
  "finding-half-closed": `
    select id as key from finding where (state = 'closed') <> (closed_at is not null)
      or (state = 'closed') <> (closed_by is not null)`,
  "role-of-who-left": `
    select r.id as key from staff_role r join staff s on s.id = r.staff_id where s.ended_at is not null and r.ended_at is null`,
  "words-without-line": `
    select x.audit_id::text as key from audit_secret x left join audit a on a.id = x.audit_id
    where a.id is null or a.commitment is null`,
  "line-without-words": `
    select a.id::text as key from audit a left join person p on p.id = a.person_id
    where a.commitment is not null and p.erased_at is null
      and not exists (select from audit_secret x where x.audit_id = a.id)`,
} as const satisfies Record<string, string>;

export type RowCheck = keyof typeof ROW_CHECKS;

/** Keys of rows that break a check, at most so many. */
export async function breaches(tx: Tx, check: RowCheck, most: number): Promise<string[]> {
  const { rows } = await tx.execute<{ key: string }>(
    sql`select key::text from (${sql.raw(ROW_CHECKS[check])}) broken order by key limit ${most}`,
  );
  return rows.map(({ key }) => key);
}
