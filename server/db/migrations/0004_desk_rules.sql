-- Who of the workers may see and change which rows, what is never changed, and which moves of a request exist.
create sequence request_serial;
grant usage on sequence request_serial to canbao_app;
grant select, insert on
  request, request_step, request_material, photo_slot, filing_key, left_out, contact_way, school_member, finding, opening,
  person_document, face_code, county_run, staff, staff_role, staff_invitation, desk_login, desk_session, audit_secret,
  audit_unsealed, audit_seal
  to canbao_app;
grant update on
  request, request_material, photo_slot, left_out, contact_way, school_member, finding, opening, person_document, face_code,
  county_run, audit_secret
  to canbao_app;
-- What an invitation gives, and whose a desk is, never changes.
grant update (used_at, used_by, withdrawn_at) on staff_invitation to canbao_app;
grant update (state, staff_id, expires_at) on desk_login to canbao_app;
grant update (last_seen_at, ended_at) on desk_session to canbao_app;
-- Whose role it is, and where, never changes.
grant update (ended_at, ended_by) on staff_role to canbao_app;
grant update (name_sealed, ended_at) on staff to canbao_app;
grant delete on
  left_out, contact_way, photo_slot, face_code, audit_secret, audit_unsealed, person_document, declaration, message_consent,
  desk_login
  to canbao_app;
-- Two records of one human being become one: what stood beside the record that is given up is written to the other one and leaves the
-- first. No policy lets a resident or a worker delete any of it.
grant delete on enrolment, resident, school_member to canbao_app;
--> statement-breakpoint

-- Who is asking, where a worker asks.
create function app_is_staff() returns boolean language sql stable
  return coalesce(current_setting('app.role', true) = 'staff', false);
create function app_staff() returns text language sql stable
  return nullif(current_setting('app.staff', true), '');
-- The calendar day of the call in Beijing: roles end by it.
create function app_today() returns date language sql stable
  return coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Asia/Shanghai')::date);

do $$
declare name text;
begin
  foreach name in array array[
    'request', 'request_step', 'request_material', 'photo_slot', 'filing_key', 'left_out', 'contact_way', 'school_member',
    'finding', 'opening', 'person_document', 'face_code', 'county_run', 'staff', 'staff_role', 'staff_invitation', 'desk_login',
    'desk_session', 'audit_secret', 'audit_unsealed', 'audit_seal'
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

-- Workers know themselves and their roles; who appoints sees those of the own places.
create policy own_staff on staff for select to canbao_app
  using (
    ((select app_is_staff()) and id = (select app_staff()))
    or ((select app_is_resident()) and account_id = (select app_account()))
  );
create policy own_roles on staff_role for select to canbao_app
  using ((select app_is_staff()) and staff_id = (select app_staff()));

-- Patterns of the places in which the worker appoints others today. Looks beyond the worker's rows at just this, because the
-- policy of the very same table hangs on it; asked in the system's name it gives nothing, so that it never asks itself.
create function app_appoints() returns text[] language plpgsql volatile as $$
declare
  asking text := app_staff();
  day date := app_today();
  role_before text := current_setting('app.role', true);
  found text[];
begin
  if not app_is_staff() then
    return '{}';
  end if;
  perform set_config('app.role', 'system', true);
  select coalesce(array_agg(place || '%'), '{}') into found from staff_role
    where staff_id = asking and role = 'admin' and ended_at is null and (until is null or until >= day);
  perform set_config('app.role', role_before, true);
  return found;
end
$$;
create policy admin_sees on staff_role for select to canbao_app
  using ((select app_is_staff()) and place like any ((select app_appoints())::text[]));
create policy admin_sees on staff for select to canbao_app
  using (
    (select app_is_staff())
    and id in (select staff_id from staff_role where place like any ((select app_appoints())::text[]))
  );
-- A role begins by its invitation being taken up (the system's doing) and is ended by another administrator.
create policy admin_ends on staff_role for update to canbao_app
  using (
    (select app_is_staff()) and ended_at is null and place like any ((select app_appoints())::text[])
    and staff_id <> (select app_staff())
  )
  with check (ended_at is not null and ended_by = 'staff:' || (select app_staff()));
create policy admin_sees on staff_invitation for select to canbao_app
  using ((select app_is_staff()) and place like any ((select app_appoints())::text[]));
create policy admin_invites on staff_invitation for insert to canbao_app
  with check (
    (select app_is_staff()) and made_by = 'staff:' || (select app_staff()) and used_at is null and withdrawn_at is null
    and place like any ((select app_appoints())::text[])
  );
create policy admin_withdraws on staff_invitation for update to canbao_app
  using ((select app_is_staff()) and used_at is null and place like any ((select app_appoints())::text[]))
  with check (used_at is null and used_by is null and withdrawn_at is not null);

-- Patterns of the places at which the worker holds one of these roles today: `430623104%`.
create function app_scope(wanted text[]) returns text[] language plpgsql stable as $$
begin
  return (
    select coalesce(array_agg(place || '%'), '{}') from staff_role
    where staff_id = app_staff() and role = any (wanted) and ended_at is null and (until is null or until >= app_today())
  );
end
$$;
-- Counties in which the worker sits in a town or at the bureau: any of them serves everybody of the county (KP-25).
create function app_counties() returns text[] language plpgsql stable as $$
begin
  return (
    select coalesce(array_agg(distinct left(place, 6)), '{}') from staff_role
    where staff_id = app_staff() and role in ('town', 'bureau') and ended_at is null
      and (until is null or until >= app_today())
  );
end
$$;
-- Counties whose trail the worker audits.
create function app_audited() returns text[] language plpgsql stable as $$
begin
  return (
    select coalesce(array_agg(distinct left(place, 6)), '{}') from staff_role
    where staff_id = app_staff() and role = 'auditor' and ended_at is null and (until is null or until >= app_today())
  );
end
$$;
-- People whom the worker knows by a list and not by a place: a department by its classes, a school by its pupils. Looks beyond
-- the worker's rows at just this.
create function app_listed_people() returns text[] language plpgsql volatile as $$
declare
  asking text := app_staff();
  day date := app_today();
  role_before text := current_setting('app.role', true);
  found text[];
begin
  if not app_is_staff() then
    return '{}';
  end if;
  perform set_config('app.role', 'system', true);
  select coalesce(array_agg(distinct one), '{}') into found from (
    select c.person_id::text as one
    from staff_role r
    join class_holding c on c.county = left(r.place, 6) and c.department = r.department
    join resident d on d.county = c.county and d.person_id = c.person_id and d.place like r.place || '%'
    where r.staff_id = asking and r.role = 'department' and r.ended_at is null and (r.until is null or r.until >= day)
    union all
    select m.person_id::text
    from staff_role r
    join school_member m on m.county = left(r.place, 6) and m.school = r.place
      and (r.class_name is null or m.class_name = r.class_name)
    where r.staff_id = asking and r.role = 'school' and r.ended_at is null and (r.until is null or r.until >= day)
  ) listed;
  perform set_config('app.role', role_before, true);
  return found;
end
$$;
-- By any document, former ones included: plain SQL under the caller's own rows.
create or replace function person_looked_up() returns text language plpgsql stable as $$
begin
  return coalesce(
    (select id from person where lookup_hash = app_lookup()),
    (select person_id from person_document where lookup_hash = app_lookup())
  );
end
$$;
--> statement-breakpoint

create policy named on person_document for select to canbao_app
  using (lookup_hash = (select app_lookup()) and ((select app_is_resident()) or (select app_is_staff())));

-- The register: by place, by list, or the one person whose full number was given (KP-25, on record).
create policy staff_sees on resident for select to canbao_app
  using (
    (select app_is_staff()) and (
      place like any ((select app_scope(array['agent', 'town', 'bureau', 'tax', 'auditor']))::text[])
      or person_id = any ((select app_listed_people())::text[])
      or (person_id = (select person_looked_up()) and county = any ((select app_counties())::text[]))
    )
  );
create policy staff_enters on resident for insert to canbao_app
  with check (
    (select app_is_staff()) and (
      place like any ((select app_scope(array['agent']))::text[]) or county = any ((select app_counties())::text[])
    )
  );
create policy staff_changes on resident for update to canbao_app
  using ((select app_is_staff()) and (
    place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
    or county = any ((select app_counties())::text[])
  ))
  with check ((select app_is_staff()) and (
    place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
    or county = any ((select app_counties())::text[])
  ));

create policy staff_sees on person for select to canbao_app
  using (
    (select app_is_staff()) and (
      lookup_hash = (select app_lookup())
      or exists (select 1 from resident r where r.person_id = person.id)
    )
  );
create policy staff_enters on person for insert to canbao_app
  with check (
    (select app_is_staff())
    and (cardinality((select app_scope(array['agent']))::text[]) > 0 or cardinality((select app_counties())::text[]) > 0)
  );
create policy staff_corrects on person for update to canbao_app
  using (
    (select app_is_staff())
    and exists (
      select 1 from resident r
      where r.person_id = person.id and (
        r.place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
        or r.county = any ((select app_counties())::text[])
      )
    )
  )
  with check ((select app_is_staff()));

do $$
declare name text;
begin
  -- Rows of people follow what is seen of the register.
  foreach name in array array['enrolment', 'school_member', 'bill', 'voucher', 'declaration'] loop
    execute format(
      'create policy staff_sees on %1$I for select to canbao_app using ((select app_is_staff())
         and exists (select 1 from resident r where r.county = %1$I.county and r.person_id = %1$I.person_id))',
      name
    );
  end loop;
  -- Said by the household, the village or an office; enrolment only in the columns below.
  foreach name in array array['left_out', 'contact_way'] loop
    execute format(
      'create policy staff_writes on %1$I to canbao_app
         using ((select app_is_staff()) and exists (select 1 from resident r where r.county = %1$I.county
           and r.person_id = %1$I.person_id and r.place like any ((select app_scope(array[''agent'', ''town'', ''bureau'']))::text[])))
         with check ((select app_is_staff()) and exists (select 1 from resident r where r.county = %1$I.county
           and r.person_id = %1$I.person_id and r.place like any ((select app_scope(array[''agent'', ''town'', ''bureau'']))::text[])))',
      name
    );
  end loop;
end
$$;
-- Why somebody is left out, such as prison: who collects and who audits see it; a list's holder or a school does not.
create policy staff_sees on left_out for select to canbao_app
  using ((select app_is_staff()) and exists (
    select 1 from resident r where r.county = left_out.county and r.person_id = left_out.person_id and (
      r.place like any ((select app_scope(array['agent', 'town', 'bureau', 'tax', 'auditor']))::text[])
      or r.county = any ((select app_counties())::text[])
    )
  ));
-- Class names: those who help the poor and the offices in between; the tax side does not see why somebody pays less.
create policy staff_sees on class_holding for select to canbao_app
  using (
    (select app_is_staff()) and exists (
      select 1 from resident r where r.county = class_holding.county and r.person_id = class_holding.person_id
    ) and (
      exists (
        select 1 from resident r where r.county = class_holding.county and r.person_id = class_holding.person_id and (
          r.place like any ((select app_scope(array['agent', 'town', 'bureau', 'auditor']))::text[])
          or r.county = any ((select app_counties())::text[])
        )
      )
      or exists (
        select 1 from staff_role s where s.staff_id = (select app_staff()) and s.role = 'department'
          and s.department = class_holding.department and left(s.place, 6) = class_holding.county
          and s.ended_at is null and (s.until is null or s.until >= (select app_today()))
      )
    )
  );
-- A registration is confirmed, stopped or carried over at the desk; what was paid is never touched here.
create policy staff_registers on enrolment for insert to canbao_app
  with check (
    (select app_is_staff()) and state in ('unregistered', 'registered') and paid_at is null and exists (
      select 1 from resident r where r.county = enrolment.county and r.person_id = enrolment.person_id and (
        r.place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
        or r.county = any ((select app_counties())::text[])
      )
    )
  );
create policy staff_changes on enrolment for update to canbao_app
  using (
    (select app_is_staff()) and exists (
      select 1 from resident r where r.county = enrolment.county and r.person_id = enrolment.person_id and (
        r.place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
        or r.county = any ((select app_counties())::text[])
      )
    )
  )
  with check ((select app_is_staff()));
--> statement-breakpoint

-- Whatever a worker's transaction does to a year, money and the insurance side's word stay as they were.
create function staff_leaves_money() returns trigger language plpgsql as $$
begin
  if app_is_staff() and (
    new.paid_at is distinct from old.paid_at or new.treasury_at is distinct from old.treasury_at
    or new.confirmed_at is distinct from old.confirmed_at or new.order_id is distinct from old.order_id
    or new.channel is distinct from old.channel or new.billed_at is distinct from old.billed_at
    or (new.state is distinct from old.state and not (old.state = 'unregistered' and new.state = 'registered')
        and not (old.state = 'registered' and new.state = 'unregistered'))
  ) then
    raise exception 'the desk does not touch what was billed or paid' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger staff_leaves_money before update on enrolment for each row execute function staff_leaves_money();
--> statement-breakpoint

-- Requests: the resident who filed it; the home place and the place that accepted it.
create policy own_requests on request for select to canbao_app
  using ((select app_is_resident()) and account_id = (select app_account()));
create policy file_own on request for insert to canbao_app
  with check (
    (select app_is_resident()) and account_id = (select app_account()) and state = 'submitted' and holder_id is null
    and decided_at is null and refund_fen is null
    and (person_id is null or person_id in (select person_id from binding where ended_at is null))
  );
-- A resident's own call supplements or withdraws; deciding is the desk's.
create policy change_own on request for update to canbao_app
  using (
    (select app_is_resident()) and account_id = (select app_account()) and state in ('submitted', 'in-hand', 'returned')
  )
  with check (account_id = (select app_account()) and state in ('submitted', 'withdrawn') and decided_by is null
    and refund_fen is null);
create policy staff_sees on request for select to canbao_app
  using (
    (select app_is_staff()) and (
      place like any ((select app_scope(array['agent', 'town', 'bureau', 'auditor']))::text[])
      or accepted_place like any ((select app_scope(array['agent', 'town', 'bureau', 'auditor']))::text[])
      or (kind = 'refund' and place like any ((select app_scope(array['tax']))::text[]))
      -- A school follows what it filed, as long as it is one.
      or (filed_by = 'staff:' || (select app_staff()) and cardinality((select app_scope(array['school']))::text[]) > 0)
    )
  );
create policy staff_files on request for insert to canbao_app
  with check (
    (select app_is_staff()) and filed_by = 'staff:' || (select app_staff()) and account_id is null and refund_fen is null and (
      place like any ((select app_scope(array['agent']))::text[])
      or county = any ((select app_counties())::text[])
      or (kind = 'student' and cardinality((select app_scope(array['school']))::text[]) > 0
          and (county || '%') = any (select left(one, 6) || '%' from unnest((select app_scope(array['school']))::text[]) one))
    )
  );
create policy staff_handles on request for update to canbao_app
  using (
    (select app_is_staff()) and (
      place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
      or accepted_place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
    )
  )
  with check ((select app_is_staff()));

-- Steps and photos follow what is seen of the request.
do $$
declare name text;
begin
  foreach name in array array['request_step', 'request_material'] loop
    execute format(
      'create policy of_seen_requests on %1$I for select to canbao_app using (((select app_is_resident()) or (select app_is_staff()))
         and exists (select 1 from request q where q.county = %1$I.county and q.id = %1$I.request_id))',
      name
    );
    execute format(
      'create policy into_seen_requests on %1$I for insert to canbao_app with check (((select app_is_resident()) or (select app_is_staff()))
         and exists (select 1 from request q where q.county = %1$I.county and q.id = %1$I.request_id))',
      name
    );
  end loop;
end
$$;
create policy staff_judges on request_material for update to canbao_app
  using (
    (select app_is_staff()) and exists (
      select 1 from request q where q.county = request_material.county and q.id = request_material.request_id
    )
  )
  with check ((select app_is_staff()));
create policy own_slots on photo_slot for all to canbao_app
  using (
    ((select app_is_resident()) and owner = 'account:' || (select app_account()))
    or ((select app_is_staff()) and owner = 'staff:' || (select app_staff()))
  )
  with check (
    ((select app_is_resident()) and owner = 'account:' || (select app_account()))
    or ((select app_is_staff()) and owner = 'staff:' || (select app_staff()))
  );
create policy own_filings on filing_key for all to canbao_app
  using (
    ((select app_is_resident()) and owner = 'account:' || (select app_account()))
    or ((select app_is_staff()) and owner = 'staff:' || (select app_staff()))
  )
  with check (
    ((select app_is_resident()) and owner = 'account:' || (select app_account()))
    or ((select app_is_staff()) and owner = 'staff:' || (select app_staff()))
  );
create policy own_codes on face_code for all to canbao_app
  using ((select app_is_resident()) and binding_id in (select id from binding where ended_at is null))
  with check ((select app_is_resident()) and binding_id in (select id from binding where ended_at is null));
create policy staff_checks on face_code for select to canbao_app
  using (
    (select app_is_staff()) and exists (
      select 1 from resident r where r.person_id = face_code.person_id
        and r.place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
    )
  );
create policy staff_uses on face_code for update to canbao_app
  using (
    (select app_is_staff()) and exists (
      select 1 from resident r where r.person_id = face_code.person_id
        and r.place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
    )
  )
  with check ((select app_is_staff()));
-- (Functions, because the policies of resident look at bindings in turn.)
create function lives_in_scope(one text, wanted text[]) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from resident r where r.person_id = one and r.place like any (app_scope(wanted)));
end
$$;
create policy staff_sees on binding for select to canbao_app
  using ((select app_is_staff()) and lives_in_scope(person_id, array['agent', 'town', 'bureau', 'auditor']));
create policy staff_settles on binding for update to canbao_app
  using ((select app_is_staff()) and lives_in_scope(person_id, array['agent', 'town', 'bureau']))
  with check ((select app_is_staff()));

create policy staff_sees on finding for select to canbao_app
  using ((select app_is_staff()) and place like any ((select app_scope(array['town', 'bureau', 'auditor']))::text[]));
create policy staff_finds on finding for insert to canbao_app
  with check ((select app_is_staff()) and county = any ((select app_counties())::text[]) and state = 'open');
create policy staff_settles on finding for update to canbao_app
  using ((select app_is_staff()) and place like any ((select app_scope(array['town', 'bureau']))::text[]))
  with check ((select app_is_staff()));
create policy everyone_reads on opening for select to canbao_app
  using ((select app_is_resident()) or (select app_is_staff()));
create policy bureau_opens on opening for insert to canbao_app
  with check ((select app_is_staff()) and made_by = (select app_staff())
    and place like any ((select app_scope(array['bureau']))::text[]));
create policy bureau_closes on opening for update to canbao_app
  using ((select app_is_staff()) and place like any ((select app_scope(array['bureau']))::text[]))
  with check ((select app_is_staff()));
create policy staff_reads on county_run for select to canbao_app
  using ((select app_is_staff()) and county = any ((select app_counties())::text[]));
create policy own_household on left_out for select to canbao_app
  using ((select app_is_resident()) and person_id in (select person_id from binding where ended_at is null));

-- Desks in browsers: a worker's own.
create policy own_desks on desk_session for select to canbao_app
  using ((select app_is_staff()) and staff_id = (select app_staff()));
create policy admin_sees on desk_session for select to canbao_app
  using (
    (select app_is_staff())
    and staff_id in (select staff_id from staff_role where place like any ((select app_appoints())::text[]))
  );
create policy end_own_desks on desk_session for update to canbao_app
  using ((select app_is_staff()) and staff_id = (select app_staff()))
  with check (staff_id = (select app_staff()));
-- Who holds no role any more has no desk left, whoever ended it and where.
create function desks_end_with_the_last_role() returns trigger language plpgsql volatile as $$
declare
  role_before text := current_setting('app.role', true);
begin
  perform set_config('app.role', 'system', true);
  if not exists (select from staff_role r where r.staff_id = new.staff_id and r.ended_at is null) then
    update desk_session set ended_at = new.ended_at where staff_id = new.staff_id and ended_at is null;
  end if;
  perform set_config('app.role', coalesce(role_before, ''), true);
  return null;
end
$$;
create trigger desks_end after update on staff_role for each row
  when (old.ended_at is null and new.ended_at is not null) execute function desks_end_with_the_last_role();
--> statement-breakpoint

-- The trail: everybody leaves one, auditors read that of their counties, residents what concerns people to whom they are fully bound.
create policy staff_leaves_a_trace on audit for insert to canbao_app with check ((select app_is_staff()));
create policy auditor_reads on audit for select to canbao_app
  using (
    (select app_is_staff()) and audit.book = any ((select app_audited())::text[])
  );
create policy own_looks on audit for select to canbao_app
  using (
    (select app_is_resident())
    and person_id in (select person_id from binding where ended_at is null and level = 'full')
  );
create policy with_a_trace on audit_unsealed for insert to canbao_app
  with check ((select app_is_resident()) or (select app_is_staff()));
create policy with_a_trace on audit_secret for insert to canbao_app
  with check ((select app_is_resident()) or (select app_is_staff()));
create policy auditor_reads on audit_secret for select to canbao_app
  using ((select app_is_staff()) and exists (select 1 from audit a where a.id = audit_secret.audit_id));
create policy auditor_reads on audit_seal for select to canbao_app
  using (
    (select app_is_staff()) and audit_seal.book = any ((select app_audited())::text[])
  );
create policy auditor_reads on audit_unsealed for select to canbao_app
  using (
    (select app_is_staff()) and audit_unsealed.book = any ((select app_audited())::text[])
  );
--> statement-breakpoint

create trigger append_only before update or delete on audit_seal for each row execute function refuse_change();
create trigger never_emptied before truncate on audit_seal execute function refuse_change();
-- What somebody wrote into a step is sealed; a deletion may take the words away, and nothing else.
create function step_keeps_all_but_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'text_sealed') <> (to_jsonb(old) - 'text_sealed') then
    raise exception 'request_step is append-only' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger append_only before update or delete on request_step for each row execute function step_keeps_all_but_words();
create trigger never_emptied before truncate on request_step execute function refuse_change();
grant update (text_sealed) on request_step to canbao_app;
--> statement-breakpoint

-- The graph of core/enrolment once more, where nothing can go round it. A test compares them.
create function request_edges() returns table (from_state text, to_state text) language sql immutable as $$
  values
    ('submitted', 'in-hand'), ('submitted', 'withdrawn'),
    ('in-hand', 'submitted'), ('in-hand', 'returned'), ('in-hand', 'completed'), ('in-hand', 'refused'),
    ('in-hand', 'withdrawn'),
    ('returned', 'submitted'), ('returned', 'withdrawn'), ('returned', 'lapsed')
$$;
create function request_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'submitted' then
      raise exception 'a request begins as submitted' using errcode = 'check_violation';
    end if;
  elsif new.state <> old.state and not exists (
    select from request_edges() where from_state = old.state and to_state = new.state
  ) then
    raise exception 'a request cannot go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger moves before insert or update on request for each row execute function request_moves();
