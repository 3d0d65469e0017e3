CREATE TABLE "bill" (
	"county" char(6) NOT NULL,
	"id" char(26) NOT NULL,
	"year" integer NOT NULL,
	"person_id" char(26) NOT NULL,
	"order_id" char(26) NOT NULL,
	"state" text NOT NULL,
	"standard_fen" bigint NOT NULL,
	"due_fen" bigint NOT NULL,
	"receipt_id" char(26) NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "bill_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "bill_amounts" CHECK ("bill"."due_fen" >= 0 and "bill"."standard_fen" >= "bill"."due_fen")
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"county" char(6) NOT NULL,
	"year" integer NOT NULL,
	"person_id" char(26) NOT NULL,
	"state" text NOT NULL,
	"registered" boolean DEFAULT false NOT NULL,
	"registered_at" timestamp with time zone,
	"billed_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"treasury_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"channel" text,
	"order_id" char(26),
	CONSTRAINT "enrolment_county_year_person_id_pk" PRIMARY KEY("county","year","person_id"),
	CONSTRAINT "enrolment_state" CHECK ("enrolment"."state" in ('unregistered', 'registered', 'billed', 'paid', 'in-treasury', 'confirmed'))
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"county" char(6) NOT NULL,
	"year" integer NOT NULL,
	"id" char(26) NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"written_by" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "ledger_entry_county_year_id_pk" PRIMARY KEY("county","year","id"),
	CONSTRAINT "ledger_entry_once" UNIQUE("county","year","key")
);
--> statement-breakpoint
CREATE TABLE "ledger_posting" (
	"county" char(6) NOT NULL,
	"year" integer NOT NULL,
	"entry_id" char(26) NOT NULL,
	"line" integer NOT NULL,
	"account" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"person_id" char(26),
	CONSTRAINT "ledger_posting_county_year_entry_id_line_pk" PRIMARY KEY("county","year","entry_id","line"),
	CONSTRAINT "ledger_posting_amount" CHECK ("ledger_posting"."amount_fen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "ledger_seal" (
	"county" char(6) NOT NULL,
	"year" integer NOT NULL,
	"position" bigint NOT NULL,
	"entry_id" char(26) NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ledger_seal_county_year_position_pk" PRIMARY KEY("county","year","position"),
	CONSTRAINT "ledger_seal_once" UNIQUE("county","year","entry_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_unsealed" (
	"county" char(6) NOT NULL,
	"year" integer NOT NULL,
	"entry_id" char(26) NOT NULL,
	CONSTRAINT "ledger_unsealed_county_year_entry_id_pk" PRIMARY KEY("county","year","entry_id")
);
--> statement-breakpoint
CREATE TABLE "order_item" (
	"county" char(6) NOT NULL,
	"order_id" char(26) NOT NULL,
	"position" integer NOT NULL,
	"person_id" char(26) NOT NULL,
	"year" integer NOT NULL,
	"bill_id" char(26) NOT NULL,
	"state" text NOT NULL,
	"standard_fen" bigint NOT NULL,
	"due_fen" bigint NOT NULL,
	"aid" jsonb NOT NULL,
	"benefit_from" date,
	"benefit_to" date,
	"name_sealed" text NOT NULL,
	"voucher_id" char(26),
	CONSTRAINT "order_item_county_order_id_position_pk" PRIMARY KEY("county","order_id","position"),
	CONSTRAINT "order_item_once" UNIQUE("county","order_id","person_id","year")
);
--> statement-breakpoint
CREATE TABLE "pay_order" (
	"county" char(6) NOT NULL,
	"id" char(26) NOT NULL,
	"out_trade_no" text NOT NULL,
	"account_id" char(26) NOT NULL,
	"payer_openid" text NOT NULL,
	"state" text NOT NULL,
	"total_fen" bigint NOT NULL,
	"choices" jsonb NOT NULL,
	"shown" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"pay_by" timestamp with time zone NOT NULL,
	"good_until" timestamp with time zone NOT NULL,
	"payment_params" jsonb,
	"close_as" text,
	"ended_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"next_ask_at" timestamp with time zone,
	"asked" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pay_order_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "pay_order_number" UNIQUE("county","out_trade_no"),
	CONSTRAINT "pay_order_number_form" CHECK ("pay_order"."out_trade_no" ~ '^[0-9]{6}[0-9A-Z]{26}$'),
	CONSTRAINT "pay_order_total" CHECK ("pay_order"."total_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"county" char(6) NOT NULL,
	"transaction_id" text NOT NULL,
	"order_id" char(26) NOT NULL,
	"total_fen" bigint NOT NULL,
	"succeeded_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_county_transaction_id_pk" PRIMARY KEY("county","transaction_id"),
	CONSTRAINT "payment_order" UNIQUE("county","order_id")
);
--> statement-breakpoint
CREATE TABLE "payment_exception" (
	"county" char(6) NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"out_trade_no" text NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_exception_county_key_pk" PRIMARY KEY("county","key")
);
--> statement-breakpoint
CREATE TABLE "quote_receipt" (
	"county" char(6) NOT NULL,
	"id" char(26) NOT NULL,
	"year" integer NOT NULL,
	"person_id" char(26) NOT NULL,
	"body" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quote_receipt_county_id_pk" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "request_key" (
	"account_id" char(26) NOT NULL,
	"key" text NOT NULL,
	"input_hash" text NOT NULL,
	"county" char(6) NOT NULL,
	"order_id" char(26) NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_key_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "voucher" (
	"county" char(6) NOT NULL,
	"id" char(26) NOT NULL,
	"number" text NOT NULL,
	"year" integer NOT NULL,
	"person_id" char(26) NOT NULL,
	"order_id" char(26) NOT NULL,
	"account_id" char(26) NOT NULL,
	"place" text NOT NULL,
	"out_trade_no" text NOT NULL,
	"standard_fen" bigint NOT NULL,
	"due_fen" bigint NOT NULL,
	"paid_at" timestamp with time zone NOT NULL,
	"benefit_from" date,
	"benefit_to" date,
	"holder_sealed" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "voucher_county_id_pk" PRIMARY KEY("county","id"),
	CONSTRAINT "voucher_number" UNIQUE("county","number"),
	CONSTRAINT "voucher_once" UNIQUE("county","year","person_id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"openid" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_openid_unique" UNIQUE("openid")
);
--> statement-breakpoint
CREATE TABLE "binding" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"account_id" char(26) NOT NULL,
	"person_id" char(26) NOT NULL,
	"relation" text NOT NULL,
	"level" text NOT NULL,
	"method" text NOT NULL,
	"typed_name_sealed" text NOT NULL,
	"guardian_consent_at" timestamp with time zone,
	"bound_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "binding_level" CHECK ("binding"."level" in ('weak', 'full'))
);
--> statement-breakpoint
CREATE TABLE "binding_try" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"account_id" char(26) NOT NULL,
	"kind" text NOT NULL,
	"target_hash" text NOT NULL,
	"worked" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "class_holding" (
	"county" char(6) NOT NULL,
	"person_id" char(26) NOT NULL,
	"category" text NOT NULL,
	"department" text NOT NULL,
	"from_day" date,
	"to_day" date,
	"listed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "class_holding_county_person_id_category_department_pk" PRIMARY KEY("county","person_id","category","department")
);
--> statement-breakpoint
CREATE TABLE "declaration" (
	"county" char(6) NOT NULL,
	"year" integer NOT NULL,
	"person_id" char(26) NOT NULL,
	"returning_migrant_worker" boolean,
	"hukou_kind" text,
	"account_id" char(26) NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "declaration_county_year_person_id_pk" PRIMARY KEY("county","year","person_id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" char(26) PRIMARY KEY NOT NULL,
	"lookup_hash" text NOT NULL,
	"document_type" text NOT NULL,
	"number_sealed" text NOT NULL,
	"name_sealed" text NOT NULL,
	"phone_sealed" text,
	"birth_date" date NOT NULL,
	"sex" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_lookup_hash_unique" UNIQUE("lookup_hash")
);
--> statement-breakpoint
CREATE TABLE "resident" (
	"county" char(6) NOT NULL,
	"person_id" char(26) NOT NULL,
	"place" text NOT NULL,
	"household" text NOT NULL,
	"relation_to_head" text NOT NULL,
	"facts" jsonb NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resident_county_person_id_pk" PRIMARY KEY("county","person_id"),
	CONSTRAINT "resident_place" CHECK ("resident"."place" like "resident"."county" || '%')
);
--> statement-breakpoint
CREATE TABLE "place" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"parent" text,
	"level" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "place_level" CHECK ("place"."level" in ('nation', 'province', 'city', 'county', 'town', 'village', 'unit'))
);
--> statement-breakpoint
CREATE TABLE "policy_pack" (
	"pack_id" text NOT NULL,
	"revision" integer NOT NULL,
	"place" text NOT NULL,
	"year" integer,
	"hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_pack_pack_id_revision_pk" PRIMARY KEY("pack_id","revision")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job" (
	"name" text PRIMARY KEY NOT NULL,
	"next_run_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"last_ran_at" timestamp with time zone,
	"last_done" integer,
	"last_left" integer
);
--> statement-breakpoint
CREATE TABLE "message_consent" (
	"account_id" char(26) NOT NULL,
	"template" text NOT NULL,
	"left_count" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_consent_account_id_template_pk" PRIMARY KEY("account_id","template")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"key" text PRIMARY KEY NOT NULL,
	"account_id" char(26) NOT NULL,
	"template" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "bill" ADD CONSTRAINT "bill_county_order_id_pay_order_county_id_fk" FOREIGN KEY ("county","order_id") REFERENCES "public"."pay_order"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill" ADD CONSTRAINT "bill_county_year_person_id_enrolment_county_year_person_id_fk" FOREIGN KEY ("county","year","person_id") REFERENCES "public"."enrolment"("county","year","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_county_person_id_resident_county_person_id_fk" FOREIGN KEY ("county","person_id") REFERENCES "public"."resident"("county","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_county_year_entry_id_ledger_entry_county_year_id_fk" FOREIGN KEY ("county","year","entry_id") REFERENCES "public"."ledger_entry"("county","year","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_seal" ADD CONSTRAINT "ledger_seal_county_year_entry_id_ledger_entry_county_year_id_fk" FOREIGN KEY ("county","year","entry_id") REFERENCES "public"."ledger_entry"("county","year","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_county_order_id_pay_order_county_id_fk" FOREIGN KEY ("county","order_id") REFERENCES "public"."pay_order"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_county_bill_id_bill_county_id_fk" FOREIGN KEY ("county","bill_id") REFERENCES "public"."bill"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_order" ADD CONSTRAINT "pay_order_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_county_order_id_pay_order_county_id_fk" FOREIGN KEY ("county","order_id") REFERENCES "public"."pay_order"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_key" ADD CONSTRAINT "request_key_county_order_id_pay_order_county_id_fk" FOREIGN KEY ("county","order_id") REFERENCES "public"."pay_order"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_county_order_id_pay_order_county_id_fk" FOREIGN KEY ("county","order_id") REFERENCES "public"."pay_order"("county","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding" ADD CONSTRAINT "binding_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "binding" ADD CONSTRAINT "binding_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_holding" ADD CONSTRAINT "class_holding_county_person_id_resident_county_person_id_fk" FOREIGN KEY ("county","person_id") REFERENCES "public"."resident"("county","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_county_person_id_resident_county_person_id_fk" FOREIGN KEY ("county","person_id") REFERENCES "public"."resident"("county","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resident" ADD CONSTRAINT "resident_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bill_live" ON "bill" USING btree ("county","year","person_id") WHERE "bill"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "bill_order" ON "bill" USING btree ("county","order_id");--> statement-breakpoint
CREATE INDEX "enrolment_person" ON "enrolment" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "pay_order_account" ON "pay_order" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "pay_order_ask" ON "pay_order" USING btree ("next_ask_at") WHERE "pay_order"."next_ask_at" is not null;--> statement-breakpoint
CREATE INDEX "voucher_account" ON "voucher" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "voucher_person" ON "voucher" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "binding_live" ON "binding" USING btree ("account_id","person_id") WHERE "binding"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "binding_person" ON "binding" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "try_account" ON "binding_try" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "try_target" ON "binding_try" USING btree ("target_hash","at");--> statement-breakpoint
CREATE INDEX "resident_person" ON "resident" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "resident_household" ON "resident" USING btree ("county","household");--> statement-breakpoint
CREATE INDEX "place_parent" ON "place" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("queued_at") WHERE "outbox"."state" in ('pending', 'sending');