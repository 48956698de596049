ALTER TABLE "checkouts" ADD COLUMN "undo_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "checkouts" ADD COLUMN "release_cause" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "paid_at" timestamp (3) with time zone DEFAULT now();--> statement-breakpoint
CREATE INDEX "checkouts_promised_idx" ON "checkouts" USING btree ("undo_until") WHERE "checkouts"."state" in ('authorized', 'capturing', 'releasing');--> statement-breakpoint
UPDATE "orders" SET "paid_at" = "placed_at";
--> statement-breakpoint
-- One tap with Undo: the order is placed on a promise of the bank, whose money is taken when its window closes, or let go.
INSERT INTO checkout_transitions VALUES
  ('paying', 'authorized'),
  ('authorized', 'capturing'), ('authorized', 'releasing'), ('authorized', 'released'), ('authorized', 'paid'),
  ('authorized', 'quarantined'),
  ('capturing', 'paid'), ('capturing', 'released'), ('capturing', 'quarantined'),
  ('releasing', 'released'), ('releasing', 'paid'), ('releasing', 'quarantined');
