-- Whether the asking worker holds any role today, or one that files and decides.
create function app_works() returns boolean language plpgsql stable as $$
begin
  return exists (
    select from staff_role
    where staff_id = app_staff() and ended_at is null and (until is null or until >= app_today())
  );
end
$$;
create function app_files() returns boolean language plpgsql stable as $$
begin
  return cardinality(app_scope(array['agent', 'town', 'bureau'])) > 0;
end
$$;

-- Nobody writes into the trail in another's name.
alter policy staff_leaves_a_trace on audit
  with check ((select app_is_staff()) and actor = 'staff:' || (select app_staff()));
alter policy anyone_leaves_a_trace on audit
  with check ((select app_is_resident()) and actor = 'account:' || (select app_account()));

-- A full number opens the one person to who files for people, not to whoever works somewhere.
alter policy staff_sees on person using (
  (select app_is_staff()) and (
    ((lookup_hash = (select app_lookup()) or id = (select person_looked_up())) and (select app_files()))
    or exists (select 1 from resident r where r.person_id = person.id)
  )
);
alter policy named on person_document using (
  lookup_hash = (select app_lookup())
  and ((select app_is_resident()) or ((select app_is_staff()) and (select app_files())))
);

-- What somebody paid tells whether they are subsidised: schools and holders of lists do not see it.
do $$
declare name text;
begin
  foreach name in array array['bill', 'voucher'] loop
    execute format(
      'alter policy staff_sees on %1$I using ((select app_is_staff()) and exists (
         select 1 from resident r where r.county = %1$I.county and r.person_id = %1$I.person_id and (
           r.place like any ((select app_scope(array[''agent'', ''town'', ''bureau'', ''tax'', ''auditor'']))::text[])
           or r.county = any ((select app_counties())::text[])
         )
       ))',
      name
    );
  end loop;
  -- Who works nowhere any more begins nothing.
  foreach name in array array['photo_slot', 'filing_key'] loop
    execute format(
      'alter policy %2$I on %1$I
         using (
           ((select app_is_resident()) and owner = ''account:'' || (select app_account()))
           or ((select app_is_staff()) and (select app_works()) and owner = ''staff:'' || (select app_staff()))
         )
         with check (
           ((select app_is_resident()) and owner = ''account:'' || (select app_account()))
           or ((select app_is_staff()) and (select app_works()) and owner = ''staff:'' || (select app_staff()))
         )',
      name, case name when 'photo_slot' then 'own_slots' else 'own_filings' end
    );
  end loop;
end
$$;
alter policy everyone_reads on opening
  using ((select app_is_resident()) or ((select app_is_staff()) and (select app_works())));

-- Steps and photos are added by the resident whose request it is, by who filed it at a counter, and by the desks that handle it: an
-- auditor or the tax side sees a request and leaves it as it is.
do $$
declare name text;
begin
  foreach name in array array['request_step', 'request_material'] loop
    execute format(
      'alter policy into_seen_requests on %1$I with check (exists (
         select 1 from request q where q.county = %1$I.county and q.id = %1$I.request_id and (
           (select app_is_resident())
           or ((select app_is_staff()) and (
             q.place like any ((select app_scope(array[''agent'', ''town'', ''bureau'']))::text[])
             or q.accepted_place like any ((select app_scope(array[''agent'', ''town'', ''bureau'']))::text[])
             or q.filed_by = ''staff:'' || (select app_staff())
           ))
         )
       ))',
      name
    );
  end loop;
end
$$;
alter policy staff_judges on request_material using (
  (select app_is_staff()) and exists (
    select 1 from request q where q.county = request_material.county and q.id = request_material.request_id and (
      q.place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
      or q.accepted_place like any ((select app_scope(array['agent', 'town', 'bureau']))::text[])
    )
  )
);
