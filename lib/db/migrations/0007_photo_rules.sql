-- Rules of customers' photos that no command may break: the ledger of rights is append-only and chained, a photo goes
-- only from one state to a next one, and what is shown to people is shown through one view.

CREATE FUNCTION rights_entry_hash(entry rights_ledger) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    entry.position, entry.id, entry.work_id, entry.kind, entry.grantor, to_jsonb(entry.placements),
    to_jsonb(entry.territory), round(extract(epoch FROM entry.starts_at) * 1000)::bigint,
    round(extract(epoch FROM entry.ends_at) * 1000)::bigint, entry.people, entry.minors, entry.words, entry.locale,
    entry.evidence::text, round(extract(epoch FROM entry.recorded_at) * 1000)::bigint, entry.previous_hash
  )::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
CREATE FUNCTION chain_rights_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_entry rights_ledger;
  held_kind text;
BEGIN
  -- One after the other: each entry is sealed by the one before it.
  PERFORM pg_advisory_xact_lock(hashtext('rights_ledger'));
  SELECT * INTO last_entry FROM rights_ledger ORDER BY position DESC LIMIT 1;
  SELECT kind INTO held_kind FROM rights_ledger WHERE work_id = NEW.work_id ORDER BY position DESC LIMIT 1;
  IF NEW.kind = 'revocation' AND held_kind IS DISTINCT FROM 'grant' THEN
    RAISE EXCEPTION 'there is no grant to take back' USING ERRCODE = 'restrict_violation';
  END IF;
  NEW.position := coalesce(last_entry.position, 0) + 1;
  NEW.previous_hash := coalesce(last_entry.hash, repeat('0', 64));
  NEW.recorded_at := clock_timestamp();
  NEW.hash := rights_entry_hash(NEW);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER rights_ledger_chain BEFORE INSERT ON rights_ledger FOR EACH ROW EXECUTE FUNCTION chain_rights_entry();
--> statement-breakpoint
CREATE TRIGGER rights_ledger_append_only BEFORE UPDATE OR DELETE ON rights_ledger
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rights_ledger_never_emptied BEFORE TRUNCATE ON rights_ledger
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER moderation_decisions_append_only BEFORE UPDATE OR DELETE ON moderation_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TABLE submission_transitions (from_state text, to_state text NOT NULL);
--> statement-breakpoint
INSERT INTO submission_transitions VALUES
  (NULL, 'uploading'), (NULL, 'quarantined'),
  ('uploading', 'quarantined'), ('uploading', 'withdrawn'),
  ('quarantined', 'screening'), ('quarantined', 'refused'), ('quarantined', 'withdrawn'),
  ('screening', 'quarantined'), ('screening', 'new'), ('screening', 'refused'), ('screening', 'withdrawn'),
  ('new', 'approved'), ('new', 'rejected'), ('new', 'withdrawn'),
  ('approved', 'rejected'), ('approved', 'new'), ('approved', 'withdrawn'),
  ('rejected', 'approved'), ('rejected', 'new'), ('rejected', 'withdrawn'),
  ('refused', 'withdrawn');
--> statement-breakpoint
CREATE FUNCTION check_submission_step() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_state text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.state = NEW.state THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM submission_transitions t
    WHERE t.from_state IS NOT DISTINCT FROM before_state AND t.to_state = NEW.state
  ) THEN
    RAISE EXCEPTION 'a photo does not go from % to %', before_state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER submissions_step BEFORE INSERT OR UPDATE OF state ON submissions
  FOR EACH ROW EXECUTE FUNCTION check_submission_step();
--> statement-breakpoint
-- The right that holds for each work at the database's now; nothing for a work whose newest entry is none.
CREATE VIEW rights_in_force AS
  SELECT entry.*
  FROM rights_ledger entry
  WHERE entry.kind = 'grant'
    AND entry.starts_at <= now() AND (entry.ends_at IS NULL OR now() < entry.ends_at)
    AND NOT EXISTS (
      SELECT 1 FROM rights_ledger later WHERE later.work_id = entry.work_id AND later.position > entry.position
    );
--> statement-breakpoint
-- The publish gate: whatever shows photos to people reads from here and from nowhere else.
CREATE VIEW shown_photos AS
  SELECT photo.id, given.placement, entry.territory, photo.media_key, photo.width, photo.height, photo.thumbhash,
    photo.alt, photo.caption, photo.hashtags, photo.creator_name, photo.locale, photo.approved_at
  FROM submissions photo
  JOIN rights_in_force entry ON entry.work_id = photo.id
  CROSS JOIN LATERAL unnest(entry.placements) AS given (placement)
  WHERE photo.state = 'approved' AND photo.media_key IS NOT NULL AND photo.approved_at IS NOT NULL
    AND ('*' = ANY (entry.territory) OR given.placement NOT IN ('gallery', 'product', 'home', 'website'));
