-- Who leaves a trace leaves it under the own name.
drop policy anyone_leaves_a_trace on audit;
create policy anyone_leaves_a_trace on audit for insert to canbao_app
  with check ((select app_is_resident()) and actor = 'account:' || (select app_account()));
drop policy staff_leaves_a_trace on audit;
create policy staff_leaves_a_trace on audit for insert to canbao_app
  with check ((select app_is_staff()) and actor = 'staff:' || (select app_staff()));
--> statement-breakpoint

-- Keys are exchanged: sealed texts are sealed anew and hashes made anew, by the system. Of a voucher and of a step nothing else moves.
create function keeps_all_but_sealed() returns trigger language plpgsql as $$
declare
  open_column text := tg_argv[0];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - open_column) <> (to_jsonb(old) - open_column) then
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
drop trigger append_only on voucher;
create trigger append_only before update or delete on voucher
  for each row execute function keeps_all_but_sealed('holder_sealed');
drop trigger append_only on request_step;
create trigger append_only before update or delete on request_step
  for each row execute function keeps_all_but_sealed('text_sealed');
drop function step_keeps_all_but_words();
grant update (holder_sealed) on voucher to canbao_app;
grant update (typed_name_sealed) on binding to canbao_app;
grant update (target_hash) on binding_try to canbao_app;
--> statement-breakpoint

-- An account that is deleted lets go of its OPENID, and of what was only ever kept for it.
grant update (openid) on account to canbao_app;
grant delete on binding, outbox, filing_key to canbao_app;
