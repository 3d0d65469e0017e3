DROP INDEX "request_accepted";--> statement-breakpoint
DROP INDEX "request_queue";--> statement-breakpoint
ALTER TABLE "finding" ADD COLUMN "note_sealed" text;--> statement-breakpoint
CREATE UNIQUE INDEX "request_id" ON "request" USING btree ("id");--> statement-breakpoint
CREATE INDEX "request_accepted_at" ON "request" USING btree ("county","accepted_place" text_pattern_ops,"state");--> statement-breakpoint
CREATE INDEX "request_filed" ON "request" USING btree ("county","filed_at","id");--> statement-breakpoint
CREATE INDEX "request_filer" ON "request" USING btree ("filed_by","state");--> statement-breakpoint
CREATE INDEX "request_queue" ON "request" USING btree ("county","state","place" text_pattern_ops,"due_at");--> statement-breakpoint

-- By any document, former ones included, and through a merged record to the one that stands for it: one key, whatever the caller's own
-- rows show. Only for the document that was given in full in this call.
create or replace function person_looked_up() returns text language plpgsql volatile as $$
declare
  named text := app_lookup();
  role_before text := current_setting('app.role', true);
  found text;
begin
  if named is null or not (app_is_resident() or app_is_staff()) then
    return null;
  end if;
  perform set_config('app.role', 'system', true);
  select coalesce(p.merged_into, p.id) into found from person p
  where p.id = coalesce(
    (select id from person where lookup_hash = named), (select person_id from person_document where lookup_hash = named)
  );
  perform set_config('app.role', role_before, true);
  return found;
end
$$;
alter policy bound_or_named on person using (
  (select app_is_resident()) and (
    lookup_hash = (select app_lookup())
    or id = (select person_looked_up())
    or id in (select person_id from binding where ended_at is null)
    or merged_into in (select person_id from binding where ended_at is null)
  )
);
alter policy staff_sees on person using (
  (select app_is_staff()) and (
    lookup_hash = (select app_lookup())
    or id = (select person_looked_up())
    or exists (select 1 from resident r where r.person_id = person.id)
  )
);
-- Papers of a record that was merged are found through the one that stands for it.
alter policy own_or_fully_bound on voucher using (
  (select app_is_resident()) and (
    account_id = (select app_account())
    or person_id in (select person_id from binding where ended_at is null and level = 'full')
    or person_id in (
      select p.id from person p
      where p.merged_into in (select person_id from binding where ended_at is null and level = 'full')
    )
  )
);
--> statement-breakpoint

-- People of the household books in which the caller is fully bound to somebody, as `county:person`. A book of very many is a collective
-- one, of a school or a works, whose people are no family. Looks beyond the caller's rows at just this.
create function app_family() returns text[] language plpgsql volatile as $$
declare
  asking text := app_account();
  role_before text := current_setting('app.role', true);
  found text[];
begin
  if not app_is_resident() or asking is null then
    return '{}';
  end if;
  perform set_config('app.role', 'system', true);
  select coalesce(array_agg(distinct theirs.county || ':' || theirs.person_id), '{}') into found
  from binding b
  join resident own on own.person_id = b.person_id and own.left_on is null
  join resident theirs on theirs.county = own.county and theirs.household = own.household
  where b.account_id = asking and b.ended_at is null and b.level = 'full' and own.household <> ''
    and (select count(*) from resident c where c.county = own.county and c.household = own.household) <= 30;
  perform set_config('app.role', role_before, true);
  return found;
end
$$;
-- Why somebody is left out is the family's to say and to see: prison and death are nobody else's business, a weak binding's neither.
drop policy own_household on left_out;
create policy own_household on left_out to canbao_app
  using ((select app_is_resident()) and county || ':' || person_id = any ((select app_family())::text[]))
  with check (
    (select app_is_resident()) and county || ':' || person_id = any ((select app_family())::text[])
    and stated_by = 'account:' || (select app_account())
  );
--> statement-breakpoint

-- Everybody of the book of one person to whom the caller is fully bound, with how far a year has come and no more: no number, no
-- phone, no class.
create function household_of(asked_county text, asked_person text, asked_year integer)
  returns table (
    person_id text, name_sealed text, birth_date date, relation_to_head text, state text, registered boolean, carried boolean,
    stopped_on date, reason text, until date, detail_sealed text, stated_at timestamptz
  )
  language plpgsql volatile
as $$
declare
  asking text := app_account();
  role_before text := current_setting('app.role', true);
begin
  if not app_is_resident() or not exists (
    select from binding b
    where b.person_id = asked_person and b.account_id = asking and b.level = 'full' and b.ended_at is null
  ) then
    raise exception 'only who is fully bound asks for the household' using errcode = 'insufficient_privilege';
  end if;
  -- Of a collective book there is nobody to be told.
  if not (asked_county || ':' || asked_person = any (app_family())) then
    return;
  end if;
  perform set_config('app.role', 'system', true);
  return query
    select p.id::text, p.name_sealed, p.birth_date, theirs.relation_to_head, e.state, e.registered, e.carried, e.stopped_on,
      l.reason, l.until, l.detail_sealed, l.stated_at
    from resident own
    join resident theirs on theirs.county = own.county and theirs.household = own.household
    join person p on p.id = theirs.person_id
    left join enrolment e on e.county = theirs.county and e.person_id = theirs.person_id and e.year = asked_year
    left join left_out l on l.county = theirs.county and l.person_id = theirs.person_id and l.year = asked_year
    where own.county = asked_county and own.person_id = asked_person and theirs.left_on is null
      and p.merged_into is null and p.erased_at is null
    order by theirs.listed_at, p.birth_date, p.id;
  perform set_config('app.role', role_before, true);
end
$$;
--> statement-breakpoint

-- Others who say of themselves that they are a person whom the caller says to be.
create function claims_by_others()
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
    select theirs.id::text, theirs.person_id::text, greatest(mine.bound_at, theirs.bound_at)
    from binding mine
    join binding theirs
      on theirs.person_id = mine.person_id and theirs.account_id <> mine.account_id
      and theirs.relation = 'self' and theirs.ended_at is null
    where mine.account_id = asking and mine.ended_at is null and mine.relation = 'self';
  perform set_config('app.role', role_before, true);
end
$$;
-- Two accounts have to do with one person and one of them should not: the desk of the person's place looks into it. True where
-- a finding was made; while one is open, there is no second one.
create function note_two_claims(own_binding text, why text, finding_id text, noted text, found_instant timestamptz)
  returns boolean
  language plpgsql volatile
as $$
declare
  asking text := app_account();
  role_before text := current_setting('app.role', true);
  mine binding%rowtype;
  home resident%rowtype;
  made boolean := false;
begin
  if not app_is_resident() then
    raise exception 'only a resident says this' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.role', 'system', true);
  select * into mine from binding b where b.id = own_binding and b.account_id = asking and b.ended_at is null;
  if found and exists (
    select from binding b
    where b.person_id = mine.person_id and b.account_id <> asking and b.ended_at is null and (
      why = 'dispute'
      or (why = 'bind' and mine.relation = 'self' and b.relation = 'self')
      or (why = 'confirm' and mine.relation = 'self' and b.relation = 'self' and b.level = 'full')
    )
  ) then
    select * into home from resident r
    where r.person_id = mine.person_id order by r.left_on is not null, r.listed_at desc, r.county limit 1;
    -- Two who say it at once wait for each other.
    perform pg_advisory_xact_lock(hashtextextended('two-claims:' || mine.person_id, 0));
    if home.county is not null and not exists (
      select from finding f
      where f.county = home.county and f.person_id = mine.person_id and f.kind = 'two-claims' and f.state = 'open'
    ) then
      insert into finding (county, id, key, kind, person_id, place, detail, note_sealed, found_at, state)
      values (
        home.county, finding_id,
        'two-claims:' || own_binding || ':' || why || case when why = 'dispute' then ':' || finding_id else '' end,
        'two-claims', mine.person_id, home.place, jsonb_build_object('binding', own_binding, 'why', why), noted, found_instant, 'open'
      )
      on conflict do nothing;
      made := found;
    end if;
  end if;
  perform set_config('app.role', role_before, true);
  return made;
end
$$;
--> statement-breakpoint

-- From which desk a worker handled something, by place: what residents are told instead of a name. Of several desks the one nearest to
-- the home of whom it was about.
create function desk_places(workers text[], home text) returns table (worker text, desk text)
  language plpgsql volatile
as $$
declare
  role_before text := current_setting('app.role', true);
begin
  if not (app_is_resident() or app_is_staff() or app_is_system()) then
    raise exception 'nobody asks this' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.role', 'system', true);
  return query
    select distinct on (s.staff_id) s.staff_id::text, s.place
    from staff_role s
    where s.staff_id = any (workers) and s.role in ('agent', 'town', 'bureau', 'school') and left(s.place, 6) = left(home, 6)
    order by s.staff_id, home like s.place || '%' desc, length(s.place) desc, s.ended_at is not null;
  perform set_config('app.role', role_before, true);
end
$$;
