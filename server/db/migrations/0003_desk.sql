CREATE TABLE "contact_way" (
	"county" char(6) NOT NULL,
	"person_id" char(26) NOT NULL,
	"kind" text NOT NULL,
	"value_sealed" text NOT NULL,
	"away_place" text,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_way_county_person_id_kind_pk" PRIMARY KEY("county","person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "county_run" (
	"county" char(6) NOT NULL,
	"job" text NOT NULL,
	"year" integer NOT NULL,
	"mark" text,
	"done" bigint NOT NULL,
	"skipped" bigint NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "county_run_county_job_year_pk" PRIMARY KEY("county","job","year")
);
--> statement-breakpoint
CREATE TABLE "face_code" (
	"binding_id" char(26) PRIMARY KEY NOT NULL,
	"person_id" char(26) NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "filing_key" (
	"owner" text NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"county" char(6) NOT NULL,
	"request_id" char(26) NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "filing_key_owner_key_pk" PRIMARY KEY("owner","key")
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"county" char(6) NOT NULL,
	"id" char(26) NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"person_id" char(26) NOT NULL,
	"place" text NOT NULL,
	"year" integer,
	"detail" jsonb NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	"way" text,
	"reason_sealed" text,
	CONSTRAINT "finding_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "finding_state" CHECK ("finding"."state" in ('open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "left_out" (
	"county" char(6) NOT NULL,
	"year" integer NOT NULL,
	"person_id" char(26) NOT NULL,
	"reason" text NOT NULL,
	"detail_sealed" text,
	"until" date,
	"stated_by" text NOT NULL,
	"stated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "left_out_county_year_person_id_pk" PRIMARY KEY("county","year","person_id"),
	CONSTRAINT "left_out_reason" CHECK ("left_out"."reason" in ('death', 'employee', 'army', 'prison', 'elsewhere'))
);
--> statement-breakpoint
CREATE TABLE "opening" (
	"county" char(6) NOT NULL,
	"id" char(26) NOT NULL,
	"place" text NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"source" text NOT NULL,
	"made_by" char(26) NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" char(26),
	CONSTRAINT "opening_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "opening_kind" CHECK ("opening"."kind" in ('special', 'extension')),
	CONSTRAINT "opening_days" CHECK (("opening"."until_day" is null and "opening"."kind" = 'special') or "opening"."until_day" >= "opening"."from_day")
);
--> statement-breakpoint
CREATE TABLE "person_document" (
	"lookup_hash" text PRIMARY KEY NOT NULL,
	"person_id" char(26) NOT NULL,
	"document_type" text NOT NULL,
	"number_sealed" text NOT NULL,
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "photo_slot" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"cloud_path" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "request" (
	"county" char(6) NOT NULL,
	"id" char(26) NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"year" integer NOT NULL,
	"place" text NOT NULL,
	"accepted_place" text,
	"person_id" char(26),
	"subject_hash" text NOT NULL,
	"account_id" char(26),
	"filed_by" text NOT NULL,
	"event_kind" text,
	"event_on" date,
	"body_sealed" text NOT NULL,
	"last_day" date,
	"cite" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"holder_id" char(26),
	"decided_at" timestamp with time zone,
	"decided_by" char(26),
	"refund_fen" bigint,
	CONSTRAINT "request_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "request_state" CHECK ("request"."state" in ('submitted', 'in-hand', 'returned', 'completed', 'refused', 'withdrawn', 'lapsed')),
	CONSTRAINT "request_place" CHECK ("request"."place" like "request"."county" || '%'),
	CONSTRAINT "request_refund" CHECK ("request"."refund_fen" is null or "request"."refund_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "request_material" (
	"county" char(6) NOT NULL,
	"request_id" char(26) NOT NULL,
	"id" char(26) NOT NULL,
	"material" text NOT NULL,
	"file_id" text NOT NULL,
	"bytes" integer NOT NULL,
	"content_hash" text NOT NULL,
	"put_up_at" timestamp with time zone NOT NULL,
	"put_up_by" text NOT NULL,
	"verdict" text,
	"judged_by" char(26),
	"judged_at" timestamp with time zone,
	"gone_at" timestamp with time zone,
	CONSTRAINT "request_material_county_request_id_id_pk" PRIMARY KEY("county","request_id","id")
);
--> statement-breakpoint
CREATE TABLE "request_step" (
	"county" char(6) NOT NULL,
	"request_id" char(26) NOT NULL,
	"position" integer NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"text_sealed" text,
	"cite" text,
	CONSTRAINT "request_step_county_request_id_position_pk" PRIMARY KEY("county","request_id","position")
);
--> statement-breakpoint
CREATE TABLE "school_member" (
	"county" char(6) NOT NULL,
	"school" text NOT NULL,
	"person_id" char(26) NOT NULL,
	"class_name" text NOT NULL,
	"stage" text NOT NULL,
	"entered_on" date,
	"until" date,
	"listed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "school_member_county_school_person_id_pk" PRIMARY KEY("county","school","person_id")
);
--> statement-breakpoint
CREATE TABLE "audit_seal" (
	"book" text NOT NULL,
	"position" integer NOT NULL,
	"audit_id" bigint NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_seal_book_position_pk" PRIMARY KEY("book","position")
);
--> statement-breakpoint
CREATE TABLE "audit_secret" (
	"audit_id" bigint PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"book" text NOT NULL,
	"audit_id" bigint NOT NULL,
	CONSTRAINT "audit_unsealed_book_audit_id_pk" PRIMARY KEY("book","audit_id")
);
--> statement-breakpoint
CREATE TABLE "desk_login" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"nonce_hash" text NOT NULL,
	"number" text NOT NULL,
	"where_from" text NOT NULL,
	"state" text NOT NULL,
	"staff_id" char(26),
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_login_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "desk_login_nonce_hash_unique" UNIQUE("nonce_hash"),
	CONSTRAINT "desk_login_state" CHECK ("desk_login"."state" in ('waiting', 'seen', 'allowed', 'refused', 'used'))
);
--> statement-breakpoint
CREATE TABLE "desk_session" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"csrf_hash" text NOT NULL,
	"staff_id" char(26) NOT NULL,
	"where_from" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "desk_session_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"account_id" char(26) NOT NULL,
	"name_sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "staff_account_id_unique" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "staff_invitation" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"name_sealed" text NOT NULL,
	"role" text NOT NULL,
	"place" text NOT NULL,
	"department" text,
	"class_name" text,
	"until" date,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" char(26),
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "staff_invitation_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "staff_role" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"staff_id" char(26) NOT NULL,
	"role" text NOT NULL,
	"place" text NOT NULL,
	"department" text,
	"class_name" text,
	"granted_by" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"until" date,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	CONSTRAINT "staff_role_name" CHECK ("staff_role"."role" in ('agent', 'town', 'bureau', 'department', 'tax', 'school', 'auditor', 'admin')),
	CONSTRAINT "staff_role_department" CHECK (("staff_role"."role" = 'department') = ("staff_role"."department" is not null))
);
--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "carried" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "stopped_on" date;--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "stop_reason" text;--> statement-breakpoint
ALTER TABLE "enrolment" ADD COLUMN "stopped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "name_hash" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_into" char(26);--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "address_sealed" text;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "left_on" date;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "left_why" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "book" text DEFAULT '000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "person_id" char(26);--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "origin" text DEFAULT 'phone' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "commitment" text;--> statement-breakpoint
ALTER TABLE "contact_way" ADD CONSTRAINT "contact_way_county_person_id_resident_county_person_id_fk" FOREIGN KEY ("county","person_id") REFERENCES "public"."resident"("county","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "left_out" ADD CONSTRAINT "left_out_county_person_id_resident_county_person_id_fk" FOREIGN KEY ("county","person_id") REFERENCES "public"."resident"("county","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_document" ADD CONSTRAINT "person_document_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request" ADD CONSTRAINT "request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_material" ADD CONSTRAINT "request_material_county_request_id_request_county_id_fk" FOREIGN KEY ("county","request_id") REFERENCES "public"."request"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_step" ADD CONSTRAINT "request_step_county_request_id_request_county_id_fk" FOREIGN KEY ("county","request_id") REFERENCES "public"."request"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_member" ADD CONSTRAINT "school_member_county_person_id_resident_county_person_id_fk" FOREIGN KEY ("county","person_id") REFERENCES "public"."resident"("county","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_session" ADD CONSTRAINT "desk_session_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "face_code_person" ON "face_code" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "finding_once" ON "finding" USING btree ("county","key");--> statement-breakpoint
CREATE INDEX "finding_open" ON "finding" USING btree ("county","state","place");--> statement-breakpoint
CREATE INDEX "finding_person" ON "finding" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "left_out_until" ON "left_out" USING btree ("county","until") WHERE "left_out"."until" is not null;--> statement-breakpoint
CREATE INDEX "person_document_person" ON "person_document" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "photo_slot_owner" ON "photo_slot" USING btree ("owner","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "request_number" ON "request" USING btree ("county","number");--> statement-breakpoint
CREATE UNIQUE INDEX "request_live" ON "request" USING btree ("county","kind","year","subject_hash") WHERE "request"."state" in ('submitted', 'in-hand', 'returned');--> statement-breakpoint
CREATE INDEX "request_queue" ON "request" USING btree ("county","state","place","due_at");--> statement-breakpoint
CREATE INDEX "request_accepted" ON "request" USING btree ("county","accepted_place","state");--> statement-breakpoint
CREATE INDEX "request_account" ON "request" USING btree ("account_id","filed_at");--> statement-breakpoint
CREATE INDEX "request_person" ON "request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "school_member_person" ON "school_member" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_seal_once" ON "audit_seal" USING btree ("book","audit_id");--> statement-breakpoint
CREATE INDEX "desk_session_staff" ON "desk_session" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_invitation_place" ON "staff_invitation" USING btree ("place");--> statement-breakpoint
CREATE INDEX "staff_role_staff" ON "staff_role" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_role_place" ON "staff_role" USING btree ("place");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_role_live" ON "staff_role" USING btree ("staff_id","role","place",coalesce("department", ''),coalesce("class_name", '')) WHERE "staff_role"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "person_name" ON "person" USING btree ("name_hash");--> statement-breakpoint
CREATE INDEX "person_merged" ON "person" USING btree ("merged_into");--> statement-breakpoint
CREATE INDEX "resident_place" ON "resident" USING btree ("place" text_pattern_ops,"person_id");--> statement-breakpoint
CREATE INDEX "audit_person" ON "audit" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "audit_book" ON "audit" USING btree ("book","id");