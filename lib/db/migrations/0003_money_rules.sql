CREATE INDEX "devices_created_idx" ON "devices" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "checkouts_open_device_idx" ON "checkouts" USING btree ("device_id") WHERE "checkouts"."state" in ('reserved', 'paying', 'expiring');--> statement-breakpoint
CREATE INDEX "checkouts_refund_due_idx" ON "checkouts" USING btree ("expires_at") WHERE "checkouts"."state" = 'refund_due';--> statement-breakpoint
CREATE INDEX "checkouts_buyer_idx" ON "checkouts" USING btree ("created_at") WHERE "checkouts"."state" in ('expired', 'refunded') and "checkouts"."fingerprint" <> '';--> statement-breakpoint
CREATE INDEX "checkouts_cart_idx" ON "checkouts" USING btree ("cart_id");--> statement-breakpoint
CREATE INDEX "refunds_requested_idx" ON "refunds" USING btree ("checkout_id") WHERE "refunds"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "webhook_inbox_processed_idx" ON "webhook_inbox" USING btree ("processed_at");--> statement-breakpoint
ALTER TABLE "checkouts" DROP COLUMN "version";--> statement-breakpoint
-- Money that went back without us, in Stripe's dashboard or by a dispute, cannot go back a second time.
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
    WHERE m.checkout_id = NEW.checkout_id AND m.amount < 0
      AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.stripe_refund_id = m.stripe_object_id);
  IF promised + elsewhere + NEW.amount > captured THEN
    RAISE EXCEPTION 'refunds of %, % and % exceed the captured %', promised, elsewhere, NEW.amount, captured
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_captured';
  END IF;
  RETURN NEW;
END $$;
