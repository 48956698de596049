-- Rules that no command may break, also not one that forgets them (checkout.md: append-only ledgers, forward-only states).

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER stock_ledger_append_only BEFORE UPDATE OR DELETE ON stock_ledger
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER money_append_only BEFORE UPDATE OR DELETE ON money FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER checkout_events_append_only BEFORE UPDATE OR DELETE ON checkout_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON order_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE checkout_transitions (from_state text, to_state text NOT NULL);
--> statement-breakpoint
INSERT INTO checkout_transitions VALUES
  (NULL, 'reserved'),
  ('reserved', 'paying'), ('reserved', 'expiring'),
  ('paying', 'expiring'), ('paying', 'paid'), ('paying', 'quarantined'),
  ('expiring', 'expired'), ('expiring', 'paid'), ('expiring', 'quarantined'),
  ('expired', 'paid'), ('expired', 'refund_due'), ('expired', 'quarantined'),
  ('refund_due', 'refunded');
--> statement-breakpoint
CREATE FUNCTION check_checkout_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_state text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM checkout_transitions t WHERE t.from_state IS NOT DISTINCT FROM before_state AND t.to_state = NEW.state
  ) THEN
    RAISE EXCEPTION 'a checkout does not go from % to %', before_state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  INSERT INTO checkout_events (id, checkout_id, from_state, to_state, created_at)
    VALUES (gen_random_uuid(), NEW.id, before_state, NEW.state, clock_timestamp());
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER checkouts_step AFTER INSERT OR UPDATE OF state ON checkouts
  FOR EACH ROW EXECUTE FUNCTION check_checkout_step();
--> statement-breakpoint
CREATE FUNCTION check_refund_sum() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  captured bigint;
  promised bigint;
BEGIN
  PERFORM 1 FROM payments WHERE checkout_id = NEW.checkout_id FOR UPDATE;
  SELECT coalesce(sum(amount), 0) INTO captured FROM money WHERE checkout_id = NEW.checkout_id AND kind = 'capture';
  SELECT coalesce(sum(amount), 0) INTO promised FROM refunds
    WHERE checkout_id = NEW.checkout_id AND state <> 'failed' AND id <> NEW.id;
  IF promised + NEW.amount > captured THEN
    RAISE EXCEPTION 'refunds of % and % exceed the captured %', promised, NEW.amount, captured
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_captured';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refunds_within_captured BEFORE INSERT ON refunds FOR EACH ROW EXECUTE FUNCTION check_refund_sum();
