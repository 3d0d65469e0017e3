DROP INDEX "resident_place";--> statement-breakpoint
ALTER TABLE "binding" ADD COLUMN "ended_by" text;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "permit_until" text GENERATED ALWAYS AS ((facts -> 'residencePermit' ->> 'until')) STORED;--> statement-breakpoint
CREATE INDEX "person_without_number" ON "person" USING btree ("birth_date") WHERE "person"."document_type" = 'birth-certificate';--> statement-breakpoint
CREATE INDEX "resident_list" ON "resident" USING btree ("place" collate "C","household" collate "C","person_id");--> statement-breakpoint
CREATE INDEX "resident_permit" ON "resident" USING btree ("county","permit_until") WHERE "resident"."permit_until" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "opening_live" ON "opening" USING btree ("county","place","year","kind") WHERE "opening"."ended_at" is null;--> statement-breakpoint

-- Tries of workers to find somebody beyond their own places, and to confirm a binding by a code: counted like those of phones.
create policy staff_counts on binding_try for select to canbao_app
  using (
    (select app_is_staff())
    and (account_id = (select app_staff()) or target_hash = (select app_lookup()))
  );
create policy staff_tries on binding_try for insert to canbao_app
  with check ((select app_is_staff()) and account_id = (select app_staff()));
-- Who ended a binding is written down with its end.
grant update (ended_by) on binding to canbao_app;
-- Documents by which people of the own places were known before.
create policy staff_sees on person_document for select to canbao_app
  using ((select app_is_staff()) and lives_in_scope(person_id, array['agent', 'town', 'bureau', 'auditor']));
-- A school lists its own pupils, and nobody else's.
create policy school_lists on school_member for insert to canbao_app
  with check ((select app_is_staff()) and school || '%' = any ((select app_scope(array['school']))::text[]));
create policy school_lists_anew on school_member for update to canbao_app
  using ((select app_is_staff()) and school || '%' = any ((select app_scope(array['school']))::text[]))
  with check ((select app_is_staff()) and school || '%' = any ((select app_scope(array['school']))::text[]));
