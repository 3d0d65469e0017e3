CREATE TABLE "policy_whole" (
	"hash" text PRIMARY KEY NOT NULL,
	"pack_id" text NOT NULL,
	"revision" integer NOT NULL,
	"place" text NOT NULL,
	"year" integer NOT NULL,
	"body" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "policy_whole_place" ON "policy_whole" USING btree ("place","year");--> statement-breakpoint
-- Everyone may read a plan; what is published never changes.
grant select, insert on policy_whole to canbao_app;
alter table policy_whole enable row level security;
alter table policy_whole force row level security;
create policy system_all on policy_whole to canbao_app
  using ((select app_is_system())) with check ((select app_is_system()));
create policy everyone_reads on policy_whole for select to canbao_app using (true);
create trigger append_only before update or delete on policy_whole for each row execute function refuse_change();
create trigger never_emptied before truncate on policy_whole execute function refuse_change();
