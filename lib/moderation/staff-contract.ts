import { z } from "zod";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { REJECTION_REASONS, REPORT_REASONS } from "@/lib/core/photo-reasons";
import { LocaleName, pageOf, plainText } from "@/lib/core/shapes";
import { Taggable } from "@/lib/posts/staff-contract";
import { PlacementName } from "@/lib/rights/contract";
import { captionText, PhotoTags } from "@/lib/submissions/contract";

export const QUEUE_VIEWS = ["new", "needs_rights", "approved", "rejected", "reported", "appeals"] as const;
const QueueView = z.enum(QUEUE_VIEWS);
export type QueueView = z.infer<typeof QueueView>;

const version = z.int().positive();
const reason = z.enum(REJECTION_REASONS);
const note = captionText(PHOTO_LIMITS.note);

/** A rejection of the version that was seen: the rule, and more words for the creator. */
export type RejectInput = { version: number; reason: z.infer<typeof reason>; note: string };

const MOST_AT_ONCE = 100;
/** One decision about many; each of them only at the version that was seen. */
export const DecideManyInput = z.strictObject({
  items: z
    .array(z.strictObject({ id: z.uuid(), version }))
    .min(1)
    .max(MOST_AT_ONCE),
  decision: z.discriminatedUnion("action", [
    z.strictObject({ action: z.literal("approve") }),
    z.strictObject({ action: z.literal("reject"), reason, note }),
    z.strictObject({ action: z.literal("undo") }),
  ]),
});
export type DecideManyInput = z.infer<typeof DecideManyInput>;

export const TagPhotoInput = z.strictObject({
  version,
  tags: PhotoTags,
  caption: captionText(PHOTO_LIMITS.caption),
  alt: plainText(PHOTO_LIMITS.alt),
});
export type TagPhotoInput = z.infer<typeof TagPhotoInput>;

const instant = z.iso.datetime({ offset: true });

/** A photo with all that somebody needs to decide about it. */
export const StaffPhoto = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(["new", "approved", "rejected"]),
  source: z.enum(["share", "order", "phone", "found"]),
  creatorName: z.string(),
  locale: LocaleName,
  caption: z.string(),
  alt: z.string(),
  width: z.int(),
  height: z.int(),
  /** Of a clip, whose poster has all the rest; null for a photo. */
  durationMs: z.int().nullable(),
  placeholder: z.string(),
  colours: z.array(z.string()),
  risk: z.int(),
  isBlurred: z.boolean(),
  /** Names of what the screening noticed. */
  flags: z.array(z.string()),
  tags: z.array(z.object({ variantId: z.uuid(), x: z.number(), y: z.number(), isBought: z.boolean() })),
  products: z.array(Taggable),
  /** What its creator allowed; null where nothing holds now. */
  rights: z
    .object({
      placements: z.array(PlacementName),
      people: z.string(),
      minors: z.string(),
      words: z.string(),
      endsAt: instant.nullable(),
    })
    .nullable(),
  reports: z.array(z.object({ id: z.uuid(), reason: z.enum(REPORT_REASONS), detail: z.string(), dueAt: instant })),
  appeal: z.object({ text: z.string(), state: z.enum(["open", "accepted", "declined"]) }).nullable(),
  decision: z
    .object({
      action: z.enum(["approve", "reject", "undo"]),
      reason: reason.nullable(),
      note: z.string(),
      person: z.string().nullable(),
      at: instant,
    })
    .nullable(),
  createdAt: instant,
});
export type StaffPhoto = z.infer<typeof StaffPhoto>;
export const StaffPhotoPage = pageOf(StaffPhoto);
export type StaffPhotoPage = z.infer<typeof StaffPhotoPage>;

export const Decided = z.object({
  done: z.array(z.object({ id: z.uuid(), version: z.int(), state: z.string() })),
  /** Those that were not decided, with the reason's name. */
  failed: z.array(z.object({ id: z.uuid(), reason: z.string() })),
});
export type Decided = z.infer<typeof Decided>;

export const QueueQuery = z.strictObject({
  view: QueueView.default("new"),
  /** Words of the caption or the creator's name. */
  q: plainText(100).optional(),
  /** Handle of a tagged product. */
  product: plainText(200).optional(),
  tag: plainText(60).optional(),
  colour: plainText(20).optional(),
  media: z.enum(["photo", "clip"]).optional(),
  source: z.enum(["share", "order", "phone", "found"]).optional(),
  bound: z.enum(["yes", "no"]).optional(),
  cursor: z.string().max(300).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const QueueFigures = z.object({
  /** How many wait in each view. */
  counts: z.record(QueueView, z.int()),
  /** Over the last 30 days; null without a decision. */
  medianMinutes: z.number().nullable(),
  approvedShare: z.number().nullable(),
  /** Reports that nobody looked at in time. */
  overdue: z.int(),
});
export type QueueFigures = z.infer<typeof QueueFigures>;

export const Suggestions = z.object({ items: z.array(Taggable) });
export type Suggestions = z.infer<typeof Suggestions>;

export const StaffPictureQuery = z.strictObject({ width: z.enum(["360", "720"]).default("720") });
