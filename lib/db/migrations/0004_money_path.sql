CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_confirmed_at" timestamp (3) with time zone,
	"locale" text NOT NULL,
	"stripe_customer_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customers_stripe_customer_id_unique" UNIQUE("stripe_customer_id")
);
--> statement-breakpoint
CREATE TABLE "email_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"purpose" text NOT NULL,
	"locale" text NOT NULL,
	"device_id" uuid NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "remembered_devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"previous_token_hash" text,
	"rotated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "remembered_devices_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "remembered_devices_previous_token_hash_unique" UNIQUE("previous_token_hash")
);
--> statement-breakpoint
CREATE TABLE "saved_addresses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"contact" jsonb NOT NULL,
	"address" jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"stripe_dispute_id" text PRIMARY KEY NOT NULL,
	"checkout_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"currency" text NOT NULL,
	"amount" integer NOT NULL,
	"respond_by" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_cards" (
	"stripe_payment_method_id" text PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"brand" text NOT NULL,
	"last4" text NOT NULL,
	"exp_month" integer NOT NULL,
	"exp_year" integer NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"ref" text NOT NULL,
	"details" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" text
);
--> statement-breakpoint
ALTER TABLE "money" DROP CONSTRAINT "money_sign";--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "is_to_remember" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "is_card_to_keep" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "method" text DEFAULT 'page' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "stripe_payment_method_id" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "qr_data" text;--> statement-breakpoint
ALTER TABLE "email_codes" ADD CONSTRAINT "email_codes_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remembered_devices" ADD CONSTRAINT "remembered_devices_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remembered_devices" ADD CONSTRAINT "remembered_devices_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_addresses" ADD CONSTRAINT "saved_addresses_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "customers_one_confirmed_email" ON "customers" USING btree (lower("email")) WHERE "customers"."email_confirmed_at" is not null;--> statement-breakpoint
CREATE INDEX "email_codes_email_idx" ON "email_codes" USING btree (lower("email"),"created_at");--> statement-breakpoint
CREATE INDEX "email_codes_device_idx" ON "email_codes" USING btree ("device_id","created_at");--> statement-breakpoint
CREATE INDEX "email_codes_expires_idx" ON "email_codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "remembered_devices_customer_idx" ON "remembered_devices" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "remembered_devices_device_idx" ON "remembered_devices" USING btree ("device_id");--> statement-breakpoint
CREATE INDEX "saved_addresses_customer_idx" ON "saved_addresses" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_addresses_one_default" ON "saved_addresses" USING btree ("customer_id") WHERE "saved_addresses"."is_default";--> statement-breakpoint
CREATE INDEX "disputes_checkout_idx" ON "disputes" USING btree ("checkout_id");--> statement-breakpoint
CREATE INDEX "saved_cards_customer_idx" ON "saved_cards" USING btree ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_cards_one_default" ON "saved_cards" USING btree ("customer_id") WHERE "saved_cards"."is_default" and "saved_cards"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_one_open" ON "tasks" USING btree ("kind","ref") WHERE "tasks"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_open_idx" ON "tasks" USING btree ("created_at") WHERE "tasks"."resolved_at" is null;--> statement-breakpoint
CREATE INDEX "orders_customer_idx" ON "orders" USING btree ("customer_id","placed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "orders_email_idx" ON "orders" USING btree (lower("contact" ->> 'email'));--> statement-breakpoint
ALTER TABLE "money" ADD CONSTRAINT "money_sign" CHECK (("money"."kind" in ('capture', 'refund_failed', 'dispute_won')) = ("money"."amount" > 0));--> statement-breakpoint
-- What was quarantined is over once all of it went back.
INSERT INTO checkout_transitions VALUES ('quarantined', 'refunded');
--> statement-breakpoint
-- Money that went back without us cannot go back a second time, unless it came back to us since.
CREATE OR REPLACE FUNCTION check_refund_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  captured bigint;
  promised bigint;
  elsewhere bigint;
BEGIN
  PERFORM 1 FROM payments WHERE checkout_id = NEW.checkout_id FOR UPDATE;
  SELECT coalesce(sum(amount), 0) INTO captured FROM money WHERE checkout_id = NEW.checkout_id AND kind = 'capture';
  SELECT coalesce(sum(amount), 0) INTO promised FROM refunds
    WHERE checkout_id = NEW.checkout_id AND state <> 'failed' AND id <> NEW.id;
  SELECT coalesce(-sum(m.amount), 0) INTO elsewhere FROM money m
    WHERE m.checkout_id = NEW.checkout_id AND m.kind <> 'capture'
      AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.stripe_refund_id = split_part(m.stripe_object_id, ':', 1));
  IF promised + elsewhere + NEW.amount > captured THEN
    RAISE EXCEPTION 'refunds of %, % and % exceed the captured %', promised, elsewhere, NEW.amount, captured
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_captured';
  END IF;
  RETURN NEW;
END $$;
