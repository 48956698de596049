DROP INDEX "rights_requests_work_idx";--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "term_months" integer;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "proved_device_id" uuid;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD COLUMN "proved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "proved_device_id" uuid;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_proved_device_id_devices_id_fk" FOREIGN KEY ("proved_device_id") REFERENCES "public"."devices"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_proved_device_id_devices_id_fk" FOREIGN KEY ("proved_device_id") REFERENCES "public"."devices"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rights_requests_created_idx" ON "rights_requests" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "rights_requests_one_open" ON "rights_requests" USING btree ("link",lower("handle")) WHERE "rights_requests"."state" in ('requested', 'granted');--> statement-breakpoint
CREATE INDEX "submissions_proved_device_idx" ON "submissions" USING btree ("proved_device_id");--> statement-breakpoint
CREATE INDEX "submissions_email_idx" ON "submissions" USING btree (lower("email")) WHERE "submissions"."email" <> '';--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_work_id_unique" UNIQUE("work_id");--> statement-breakpoint
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_placements" CHECK (cardinality("rights_requests"."placements") > 0);--> statement-breakpoint
-- A request goes only from one state to a next one, is granted only by an entry of the ledger, and follows the ledger
-- from then on: whatever its creator takes back or gives anew, by whatever page, shows here in the same commit.
CREATE FUNCTION check_rights_request_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_state text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END;
  held_kind text;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN
    RETURN NEW;
  END IF;
  IF (coalesce(before_state, ''), NEW.state) NOT IN (
    ('', 'requested'), ('requested', 'granted'), ('requested', 'declined'), ('requested', 'expired'),
    ('granted', 'revoked'), ('revoked', 'granted')
  ) THEN
    RAISE EXCEPTION 'a rights request does not go from % to %', before_state, NEW.state
      USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT kind INTO held_kind FROM rights_ledger WHERE work_id = NEW.work_id ORDER BY position DESC LIMIT 1;
  IF (NEW.state = 'granted') IS DISTINCT FROM (coalesce(held_kind, '') = 'grant') THEN
    RAISE EXCEPTION 'a rights request is not % against the ledger', NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER rights_requests_step BEFORE INSERT OR UPDATE OF state ON rights_requests
  FOR EACH ROW EXECUTE FUNCTION check_rights_request_step();
--> statement-breakpoint
CREATE FUNCTION follow_rights_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE rights_requests
    SET state = CASE NEW.kind WHEN 'grant' THEN 'granted' ELSE 'revoked' END, version = version + 1
    WHERE work_id = NEW.work_id AND state = CASE NEW.kind WHEN 'grant' THEN 'revoked' ELSE 'granted' END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER rights_ledger_followed AFTER INSERT ON rights_ledger
  FOR EACH ROW EXECUTE FUNCTION follow_rights_ledger();
