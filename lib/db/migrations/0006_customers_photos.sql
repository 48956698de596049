CREATE TABLE "appeals" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moderation_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"action" text NOT NULL,
	"reason" text,
	"note" text DEFAULT '' NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"person_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rights_ledger" (
	"position" bigint PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"work_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"grantor" text NOT NULL,
	"placements" text[] NOT NULL,
	"territory" text[] NOT NULL,
	"starts_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"people" text NOT NULL,
	"minors" text NOT NULL,
	"words" text NOT NULL,
	"locale" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "rights_ledger_id_unique" UNIQUE("id"),
	CONSTRAINT "rights_ledger_hash_unique" UNIQUE("hash"),
	CONSTRAINT "rights_ledger_scope" CHECK (case "rights_ledger"."kind" when 'grant' then cardinality("rights_ledger"."placements") > 0 and cardinality("rights_ledger"."territory") > 0
        else cardinality("rights_ledger"."placements") = 0 end)
);
--> statement-breakpoint
CREATE TABLE "rights_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"work_id" uuid NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"link" text NOT NULL,
	"handle" text NOT NULL,
	"locale" text NOT NULL,
	"placements" text[] NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"reminded_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"requested_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media_hashes" (
	"media_key" text PRIMARY KEY NOT NULL,
	"perceptual_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission_files" (
	"submission_id" uuid NOT NULL,
	"name" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "submission_files_submission_id_name_pk" PRIMARY KEY("submission_id","name")
);
--> statement-breakpoint
CREATE TABLE "submission_tags" (
	"submission_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"x" double precision NOT NULL,
	"y" double precision NOT NULL,
	"is_bought" boolean DEFAULT false NOT NULL,
	CONSTRAINT "submission_tags_submission_id_variant_id_pk" PRIMARY KEY("submission_id","variant_id"),
	CONSTRAINT "submission_tags_inside" CHECK ("submission_tags"."x" between 0 and 1 and "submission_tags"."y" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"share_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"device_id" uuid,
	"customer_id" uuid,
	"order_id" uuid,
	"creator_name" text DEFAULT '' NOT NULL,
	"locale" text NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"hashtags" text[] DEFAULT '{}'::text[] NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"crop" jsonb,
	"size_bytes" integer NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"refusal" text,
	"sha256" text,
	"media_key" text,
	"width" integer DEFAULT 0 NOT NULL,
	"height" integer DEFAULT 0 NOT NULL,
	"thumbhash" text DEFAULT '' NOT NULL,
	"colours" text[] DEFAULT '{}'::text[] NOT NULL,
	"hues" text[] DEFAULT '{}'::text[] NOT NULL,
	"perceptual_hash" text,
	"resembles_id" uuid,
	"resembles_media_key" text,
	"screening" jsonb,
	"risk" integer DEFAULT 0 NOT NULL,
	"approved_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submissions_media_key_unique" UNIQUE("media_key"),
	CONSTRAINT "submissions_risk" CHECK ("submissions"."risk" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_requested_by_people_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_files" ADD CONSTRAINT "submission_files_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_tags" ADD CONSTRAINT "submission_tags_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_tags" ADD CONSTRAINT "submission_tags_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appeals_open_idx" ON "appeals" USING btree ("created_at") WHERE "appeals"."state" = 'open';--> statement-breakpoint
CREATE INDEX "moderation_decisions_submission_idx" ON "moderation_decisions" USING btree ("submission_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_once" ON "reports" USING btree ("submission_id","device_id");--> statement-breakpoint
CREATE INDEX "reports_open_idx" ON "reports" USING btree ("due_at") WHERE "reports"."state" = 'open';--> statement-breakpoint
CREATE INDEX "rights_ledger_work_idx" ON "rights_ledger" USING btree ("work_id","position" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "rights_requests_work_idx" ON "rights_requests" USING btree ("work_id","created_at");--> statement-breakpoint
CREATE INDEX "rights_requests_open_idx" ON "rights_requests" USING btree ("expires_at") WHERE "rights_requests"."state" = 'requested';--> statement-breakpoint
CREATE UNIQUE INDEX "submission_files_name" ON "submission_files" USING btree ("name");--> statement-breakpoint
CREATE INDEX "submission_tags_variant_idx" ON "submission_tags" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "submissions_queue_idx" ON "submissions" USING btree ("state","risk" DESC NULLS FIRST,"created_at","id");--> statement-breakpoint
CREATE INDEX "submissions_device_idx" ON "submissions" USING btree ("device_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "submissions_customer_idx" ON "submissions" USING btree ("customer_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "submissions_share_idx" ON "submissions" USING btree ("share_id","position");--> statement-breakpoint
CREATE INDEX "submissions_sha_idx" ON "submissions" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "submissions_intake_idx" ON "submissions" USING btree ("created_at") WHERE "submissions"."state" in ('uploading', 'quarantined', 'screening');