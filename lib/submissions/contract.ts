import { z } from "zod";
import { ContactInput } from "@/lib/checkout/contract";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { CLIP_LIMITS } from "@/lib/core/upload-limits";
import { Money, Picture, plainText } from "@/lib/core/shapes";
import { EmailCode } from "@/lib/customers/contract";
import { RightsChoice, RightsEntry } from "@/lib/rights/contract";

/** What only machines write: control signs but the line break, halves of signs, turned directions. */
const UNSEEN = /[^\P{Cc}\n]|\p{Cs}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Several lines that a person typed or pasted; what no reader would see is taken out, not refused. */
export const captionText = (max: number) =>
  z
    .string()
    .normalize("NFC")
    .overwrite((text) => text.replaceAll(/\r\n?/g, "\n").replaceAll(UNSEEN, "").trim())
    .max(max);

const fraction = z.number().min(0).max(1);
export const PhotoTag = z.strictObject({ variantId: z.uuid(), x: fraction, y: fraction });
export const PhotoTags = z.array(PhotoTag).max(PHOTO_LIMITS.tags);
export type PhotoTag = z.infer<typeof PhotoTag>;

const Crop = z.strictObject({ x: fraction, y: fraction, width: fraction, height: fraction });
const shareToken = z.string().max(200);

const PhotoFile = z.strictObject({ sizeBytes: z.int().min(1).max(PHOTO_LIMITS.bytes) });
const ClipFile = z.strictObject({ sizeBytes: z.int().min(1).max(CLIP_LIMITS.bytes), isClip: z.literal(true) });

export const StartShareInput = z.strictObject({
  /** Photos, or one clip. */
  files: z.union([z.array(PhotoFile).min(1).max(PHOTO_LIMITS.photos), z.tuple([ClipFile])]),
  /** Key of the order whose link led here. */
  token: shareToken.optional(),
  /** `phone`: they came through the phone's own share sheet. */
  source: z.enum(["share", "phone"]),
});
export type StartShareInput = z.infer<typeof StartShareInput>;

/** Where each photo is to be uploaded: `/api/uploads/<uploadKey>`. */
export const StartedShare = z.object({
  shareId: z.uuid(),
  photos: z.array(
    z.object({
      id: z.uuid(),
      uploadKey: z.string(),
      /** Lets a clip be larger than a photo; null for a photo. */
      clipKey: z.string().nullable(),
    }),
  ),
});
export type StartedShare = z.infer<typeof StartedShare>;

export const ShareParams = z.object({ shareId: z.uuid() });

/** Where its creator wants to be found again; empty without. */
const CreatorEmail = z.union([z.literal(""), ContactInput.shape.email]);

export const FindPhotosInput = z.strictObject({ email: ContactInput.shape.email });
export const ConfirmPhotosInput = z.strictObject({ code: EmailCode });
export const FoundPhotos = z.object({ count: z.int() });

export const SubmitShareInput = z.strictObject({
  caption: captionText(PHOTO_LIMITS.caption),
  creatorName: plainText(PHOTO_LIMITS.creatorName),
  /** A draft that a phone kept from before may lack it. */
  email: CreatorEmail.default(""),
  choice: RightsChoice,
  photos: z
    .array(z.strictObject({ id: z.uuid(), crop: Crop.nullable(), tags: PhotoTags }))
    .min(1)
    .max(PHOTO_LIMITS.photos),
});
export type SubmitShareInput = z.input<typeof SubmitShareInput>;

/** What can be tagged in a photo. */
export const Shareable = z.object({
  variantId: z.uuid(),
  handle: z.string(),
  title: z.string(),
  choice: z.string(),
  pictureKey: z.string(),
  placeholder: z.string(),
});
export type Shareable = z.infer<typeof Shareable>;

export const ShareablesQuery = z.strictObject({ q: plainText(100).default(""), token: shareToken.optional() });
export const Shareables = z.object({
  /** Out of the orders of whoever asks, or of the link. */
  bought: z.array(Shareable),
  found: z.array(Shareable),
  /** Whether the shop can make clips. */
  takesClips: z.boolean(),
});
export type Shareables = z.infer<typeof Shareables>;

/** What became of a photo, for its creator. */
export const MyPhotoState = z.enum([
  "uploading",
  "checking",
  "refused",
  "waiting",
  "approved",
  "rejected",
  "withdrawn",
]);
export type MyPhotoState = z.infer<typeof MyPhotoState>;

export const MyPhoto = z.object({
  id: z.uuid(),
  shareId: z.uuid(),
  state: MyPhotoState,
  /** Of a refusal or rejection: a reason's name, and more words for the creator. */
  reason: z.string().nullable(),
  note: z.string(),
  /** Null until there is one to show. */
  picture: z.object({ width: z.int(), height: z.int(), placeholder: z.string() }).nullable(),
  isClip: z.boolean(),
  caption: z.string(),
  /** Where it may be shown now; empty after it was taken back. */
  placements: z.array(z.string()),
  /** The ledger, oldest first. */
  rights: z.array(RightsEntry),
  /** Handles and titles of tagged products, on whose pages it appears. */
  products: z.array(z.object({ handle: z.string(), title: z.string() })),
  canAppeal: z.boolean(),
  appeal: z.enum(["open", "accepted", "declined"]).nullable(),
  createdAt: z.iso.datetime({ offset: true }),
});
export type MyPhoto = z.infer<typeof MyPhoto>;
export const MyPhotos = z.object({ items: z.array(MyPhoto) });
export type MyPhotos = z.infer<typeof MyPhotos>;

/** A file of a shown photo by its name. */
export const PhotoFileParams = z.object({ name: z.string().max(80) });
export const PhotoParams = z.object({ photoId: z.uuid() });
export const ChangeRightsInput = z.strictObject({ choice: RightsChoice });

/** A signed copy of a photo's ledger, for its creator to keep. */
export const RightsReceipt = z.object({
  shop: z.string(),
  site: z.string(),
  photo: z.uuid(),
  fileSha256: z.string().nullable(),
  entries: z.array(RightsEntry),
  issuedAt: z.iso.datetime({ offset: true }),
  signature: z.string(),
});
export type RightsReceipt = z.infer<typeof RightsReceipt>;

/** A product that stands in a shown photo. */
const PhotoProduct = z.object({ handle: z.string(), title: z.string(), price: Money, x: z.number(), y: z.number() });

/** A customer's photo as everybody sees it. */
export const ShownPhoto = z.object({
  id: z.uuid(),
  /** Of a clip its poster. */
  picture: Picture,
  isClip: z.boolean(),
  caption: z.string(),
  creatorName: z.string(),
  /** The tagged product was in the order by whose link it came. */
  isBought: z.boolean(),
  products: z.array(PhotoProduct),
});
export type ShownPhoto = z.infer<typeof ShownPhoto>;
export const ShownPhotos = z.object({ items: z.array(ShownPhoto), count: z.int() });
export type ShownPhotos = z.infer<typeof ShownPhotos>;
