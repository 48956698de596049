ALTER TABLE "submissions" ADD COLUMN "is_clip" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "duration_ms" integer;--> statement-breakpoint
-- The publish gate says what is a clip, too: a view takes further columns at its end.
CREATE OR REPLACE VIEW shown_photos AS
  SELECT photo.id, given.placement, entry.territory, photo.media_key, photo.width, photo.height, photo.thumbhash,
    photo.alt, photo.caption, photo.hashtags, photo.creator_name, photo.locale, photo.approved_at, photo.duration_ms
  FROM submissions photo
  JOIN rights_in_force entry ON entry.work_id = photo.id
  CROSS JOIN LATERAL unnest(entry.placements) AS given (placement)
  WHERE photo.state = 'approved' AND photo.media_key IS NOT NULL AND photo.approved_at IS NOT NULL
    AND ('*' = ANY (entry.territory) OR given.placement NOT IN ('gallery', 'product', 'home', 'website'));
