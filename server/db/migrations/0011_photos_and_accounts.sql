CREATE INDEX "photo_slot_unused" ON "photo_slot" USING btree ("expires_at") WHERE "photo_slot"."used_at" is null;--> statement-breakpoint
CREATE INDEX "request_material_there" ON "request_material" USING btree ("county","request_id") WHERE "request_material"."gone_at" is null;--> statement-breakpoint

-- Nothing is written any more for an account that was deleted while the call was under way: the key has been held by then, and the
-- OPENID is looked at anew.
create function account_is_there() returns trigger language plpgsql volatile as $$
begin
  if new.account_id is not null and not exists (
    select from account where id = new.account_id and openid not like 'gone:%'
  ) then
    raise exception 'the account was deleted' using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$$;
create trigger zz_account_is_there after insert on binding for each row execute function account_is_there();
create trigger zz_account_is_there after insert on request for each row execute function account_is_there();
create trigger zz_account_is_there after insert on pay_order for each row execute function account_is_there();
