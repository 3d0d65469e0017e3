-- What tables alone cannot say: who may see which rows, what is never changed, and which moves exist.
-- The application's role must not be able to go round any of it.

do $$
begin
  if not exists (
    select from pg_roles where rolname = 'canbao_app' and not rolsuper and not rolbypassrls
  ) then
    raise exception 'role canbao_app must exist, with NOSUPERUSER NOBYPASSRLS';
  end if;
end
$$;
--> statement-breakpoint
create sequence voucher_serial;
--> statement-breakpoint
revoke all on schema public from public;
grant usage on schema public to canbao_app;
grant usage on sequence voucher_serial, audit_id_seq to canbao_app;
grant select, insert on
  account, person, resident, class_holding, declaration, binding_try, binding, enrolment, bill, pay_order,
  order_item, request_key, payment, payment_exception, ledger_entry, ledger_posting, ledger_unsealed, ledger_seal, voucher,
  quote_receipt, message_consent, outbox, job, audit, place, policy_pack
  to canbao_app;
grant update on
  person, resident, class_holding, declaration, enrolment, bill, pay_order, order_item, message_consent, outbox, job, place
  to canbao_app;
-- Whose binding it is, and to whom, never changes.
grant update (relation, level, method, guardian_consent_at, confirmed_at, ended_at) on binding to canbao_app;
grant delete on class_holding, ledger_unsealed to canbao_app;
--> statement-breakpoint

-- Who is asking. Set inside a transaction only; unset, nothing is visible.
create function app_account() returns text language sql stable
  return nullif(current_setting('app.account', true), '');
create function app_is_system() returns boolean language sql stable
  return coalesce(current_setting('app.role', true) = 'system', false);
create function app_is_resident() returns boolean language sql stable
  return coalesce(current_setting('app.role', true) = 'resident', false);
create function app_lookup() returns text language sql stable
  return nullif(current_setting('app.lookup', true), '');
--> statement-breakpoint

do $$
declare name text;
begin
  foreach name in array array[
    'account', 'person', 'resident', 'class_holding', 'declaration', 'binding_try', 'binding', 'enrolment', 'bill',
    'pay_order', 'order_item', 'request_key', 'payment', 'payment_exception', 'ledger_entry', 'ledger_posting',
    'ledger_unsealed', 'ledger_seal', 'voucher', 'quote_receipt', 'message_consent', 'outbox', 'job', 'audit', 'place', 'policy_pack'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy system_all on %I to canbao_app using ((select app_is_system())) with check ((select app_is_system()))',
      name
    );
  end loop;
end
$$;
--> statement-breakpoint

-- Residents. Policies that read other tables rely on those tables' own policies.
create policy everyone_reads on place for select to canbao_app using (true);
create policy everyone_reads on policy_pack for select to canbao_app using (true);

create policy own_account on account for select to canbao_app
  using ((select app_is_resident()) and openid = nullif(current_setting('app.openid', true), ''));
create policy new_account on account for insert to canbao_app
  with check ((select app_is_resident()) and openid = nullif(current_setting('app.openid', true), ''));

create policy own_bindings on binding for select to canbao_app
  using ((select app_is_resident()) and account_id = (select app_account()));
create policy change_own_bindings on binding for update to canbao_app
  using ((select app_is_resident()) and account_id = (select app_account()))
  with check (account_id = (select app_account()));
-- Only to a person whose full number was given in this very call. (A function, because the policy of person looks at
-- bindings in turn.)
create function person_looked_up() returns text language plpgsql stable as $$
begin
  return (select id from person where lookup_hash = app_lookup());
end
$$;
create policy bind_whom_was_named on binding for insert to canbao_app
  with check (
    (select app_is_resident()) and account_id = (select app_account()) and person_id = (select person_looked_up())
  );

create policy own_or_same_target on binding_try for select to canbao_app
  using (
    (select app_is_resident())
    and (account_id = (select app_account()) or target_hash = (select app_lookup()))
  );
create policy own_tries on binding_try for insert to canbao_app
  with check ((select app_is_resident()) and account_id = (select app_account()));

create policy bound_or_named on person for select to canbao_app
  using (
    (select app_is_resident()) and (
      lookup_hash = (select app_lookup())
      or id in (select person_id from binding where ended_at is null)
    )
  );
create policy bound on resident for select to canbao_app
  using ((select app_is_resident()) and person_id in (select person_id from binding where ended_at is null));
create policy bound on class_holding for select to canbao_app
  using ((select app_is_resident()) and person_id in (select person_id from binding where ended_at is null));
create policy bound on declaration for all to canbao_app
  using ((select app_is_resident()) and person_id in (select person_id from binding where ended_at is null))
  with check (account_id = (select app_account()));

create policy bound on enrolment for select to canbao_app
  using ((select app_is_resident()) and person_id in (select person_id from binding where ended_at is null));
create policy bill_bound on enrolment for insert to canbao_app
  with check (
    (select app_is_resident()) and state in ('unregistered', 'registered', 'billed') and paid_at is null
    and person_id in (select person_id from binding where ended_at is null)
  );
-- A resident's own call can bill a year. Everything after that (sent, paid, taken back) is the system's.
create policy bill_own on enrolment for update to canbao_app
  using (
    (select app_is_resident()) and state in ('unregistered', 'registered')
    and person_id in (select person_id from binding where ended_at is null)
  )
  with check (state = 'billed' and paid_at is null);

create policy own_orders on pay_order for select to canbao_app
  using ((select app_is_resident()) and account_id = (select app_account()));
create policy make_orders on pay_order for insert to canbao_app
  with check ((select app_is_resident()) and account_id = (select app_account()) and state = 'created');
create policy of_own_orders on order_item for select to canbao_app
  using (
    (select app_is_resident())
    and (county, order_id) in (select county, id from pay_order where account_id = (select app_account()))
  );
create policy into_own_orders on order_item for insert to canbao_app
  with check (
    (select app_is_resident())
    and (county, order_id) in (select county, id from pay_order where account_id = (select app_account()))
    and person_id in (select person_id from binding where ended_at is null)
    and state = 'open'
  );
create policy own_keys on request_key for all to canbao_app
  using ((select app_is_resident()) and account_id = (select app_account()))
  with check (account_id = (select app_account()));

create policy bound on bill for select to canbao_app
  using ((select app_is_resident()) and person_id in (select person_id from binding where ended_at is null));
create policy bill_bound on bill for insert to canbao_app
  with check (
    (select app_is_resident()) and state = 'live'
    and person_id in (select person_id from binding where ended_at is null)
  );

-- Vouchers: who paid, and who is fully bound to the person.
create policy own_or_fully_bound on voucher for select to canbao_app
  using (
    (select app_is_resident()) and (
      account_id = (select app_account())
      or person_id in (select person_id from binding where ended_at is null and level = 'full')
    )
  );
create policy keep_receipts on quote_receipt for insert to canbao_app
  with check (
    (select app_is_resident()) and person_id in (select person_id from binding where ended_at is null)
  );
create policy own_consent on message_consent for all to canbao_app
  using ((select app_is_resident()) and account_id = (select app_account()))
  with check (account_id = (select app_account()));
create policy anyone_leaves_a_trace on audit for insert to canbao_app
  with check ((select app_is_resident()));
--> statement-breakpoint

-- Those already bound are told of a new one. The function looks beyond the caller's rows, at just this.
create function bindings_by_others()
  returns table (binding_id text, about_person text, since timestamptz)
  language plpgsql volatile
as $$
declare
  asking text := app_account();
  role_before text := current_setting('app.role', true);
begin
  if not app_is_resident() then
    raise exception 'only a resident asks this' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.role', 'system', true);
  return query
    select theirs.id::text, theirs.person_id::text, theirs.bound_at
    from binding mine
    join binding theirs
      on theirs.person_id = mine.person_id and theirs.account_id <> mine.account_id and theirs.bound_at > mine.bound_at
    where mine.account_id = asking and mine.ended_at is null;
  perform set_config('app.role', role_before, true);
end
$$;
--> statement-breakpoint

-- Never changed, never deleted: by nobody, the owner included.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
do $$
declare name text;
begin
  foreach name in array array[
    'ledger_entry', 'ledger_posting', 'ledger_seal', 'payment', 'voucher', 'quote_receipt', 'policy_pack', 'audit'
  ] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', name);
    execute format('create trigger never_emptied before truncate on %I execute function refuse_change()', name);
  end loop;
end
$$;
--> statement-breakpoint

-- An entry is written whole: its postings come in the same transaction and balance when it ends.
create function mark_entry() returns trigger language plpgsql as $$
begin
  new.written_by := pg_current_xact_id();
  return new;
end
$$;
create trigger mark_entry before insert on ledger_entry for each row execute function mark_entry();
create function entry_is_new() returns trigger language plpgsql as $$
begin
  if not exists (
    select from ledger_entry e
    where e.county = new.county and e.year = new.year and e.id = new.entry_id and e.written_by = pg_current_xact_id()
  ) then
    raise exception 'postings come with their entry' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger entry_is_new before insert on ledger_posting for each row execute function entry_is_new();
create function entry_balances() returns trigger language plpgsql as $$
declare
  entry char(26) := case tg_table_name when 'ledger_entry' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'entry_id' end;
  total numeric;
  lines int;
begin
  select coalesce(sum(amount_fen), 0), count(*) into total, lines
    from ledger_posting p where p.county = new.county and p.year = new.year and p.entry_id = entry;
  if total <> 0 or lines < 2 then
    raise exception 'a ledger entry does not balance' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
create constraint trigger balances after insert on ledger_entry
  deferrable initially deferred for each row execute function entry_balances();
create constraint trigger balances after insert on ledger_posting
  deferrable initially deferred for each row execute function entry_balances();
--> statement-breakpoint

-- The graphs of core/ledger and core/enrolment once more, where nothing can go round them. A test compares them.
create function order_edges() returns table (from_state text, to_state text) language sql immutable as $$
  values
    ('created', 'sending'), ('created', 'cancelled'), ('created', 'expired'), ('created', 'held'),
    ('sending', 'open'), ('sending', 'created'), ('sending', 'closing'), ('sending', 'expired'),
    ('sending', 'paid'), ('sending', 'held'),
    ('open', 'closing'), ('open', 'expired'), ('open', 'paid'), ('open', 'held'),
    ('closing', 'cancelled'), ('closing', 'expired'), ('closing', 'paid'), ('closing', 'held'),
    ('cancelled', 'paid'), ('cancelled', 'held'), ('expired', 'paid'), ('expired', 'held')
$$;
create function year_edges() returns table (from_state text, to_state text) language sql immutable as $$
  values
    ('unregistered', 'registered'), ('unregistered', 'billed'), ('unregistered', 'paid'),
    ('registered', 'billed'), ('registered', 'paid'),
    ('billed', 'registered'), ('billed', 'unregistered'), ('billed', 'paid'),
    ('paid', 'in-treasury'), ('paid', 'confirmed'), ('in-treasury', 'confirmed')
$$;
create function order_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'created' then
      raise exception 'an order begins as created' using errcode = 'check_violation';
    end if;
  elsif new.state <> old.state and not exists (
    select from order_edges() where from_state = old.state and to_state = new.state
  ) then
    raise exception 'an order cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger moves before insert or update on pay_order for each row execute function order_moves();
create function year_moves() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not exists (
    select from year_edges() where from_state = old.state and to_state = new.state
  ) then
    raise exception 'a year cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger moves before update on enrolment for each row execute function year_moves();
