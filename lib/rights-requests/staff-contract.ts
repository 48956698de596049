import { z } from "zod";
import { PHOTO_LIMITS } from "@/lib/core/photo-limits";
import { REQUEST_LIMITS, RIGHTS_REQUEST_STATES, RIGHTS_TERMS } from "@/lib/core/rights-requests";
import { LocaleName, pageOf, plainText } from "@/lib/core/shapes";
import { PlacementName, RightsChoice } from "@/lib/rights/contract";

const State = z.enum(RIGHTS_REQUEST_STATES);
const instant = z.iso.datetime({ offset: true });

export const RequestPictureInput = z.strictObject({
  sizeBytes: z.int().min(1).max(PHOTO_LIMITS.bytes),
  locale: LocaleName,
});
export type RequestPictureInput = z.infer<typeof RequestPictureInput>;

/** Where the picture is to be uploaded: `/api/uploads/<uploadKey>`. */
export const RequestPicture = z.object({ photoId: z.uuid(), uploadKey: z.string() });
export type RequestPicture = z.infer<typeof RequestPicture>;

export const OpenRequestInput = z.strictObject({
  photoId: z.uuid(),
  /** Address of the post. */
  postLink: plainText(REQUEST_LIMITS.link),
  creatorHandle: plainText(REQUEST_LIMITS.handle),
  placements: RightsChoice.shape.placements,
  /** Months at most; null until it is taken back. */
  termMonths: z.literal(RIGHTS_TERMS).nullable(),
  /** The creator's language. */
  locale: LocaleName,
});
export type OpenRequestInput = z.infer<typeof OpenRequestInput>;

/** A request in a list. */
export const RequestCard = z.object({
  id: z.uuid(),
  photoId: z.uuid(),
  state: State,
  link: z.string(),
  platform: z.string(),
  handle: z.string(),
  /** How far the picture is; `gone` after it was given up or taken back. */
  picture: z.enum(["moving", "ready", "refused", "gone"]),
  createdAt: instant,
  expiresAt: instant,
  answeredAt: instant.nullable(),
  remindedAt: instant.nullable(),
});
export type RequestCard = z.infer<typeof RequestCard>;
export const RequestPage = pageOf(RequestCard);
export type RequestPage = z.infer<typeof RequestPage>;

/** What staff copies and sends, in one language. */
const Letters = z.object({
  /** With the link; may stand below the post. */
  ask: z.string(),
  /** With the code; only by direct message to the account. */
  code: z.string(),
  remind: z.string(),
});

/** A request with all that its page needs. */
export const StaffRequest = RequestCard.extend({
  version: z.int(),
  locale: LocaleName,
  placements: z.array(PlacementName),
  termMonths: z.int().nullable(),
  requestedBy: z.string(),
  /** From when on the reminder may be sent; null once it was, or where nothing is open. */
  remindFrom: instant.nullable(),
  /** By the database's clock. */
  canRemind: z.boolean(),
  /** Why the intake refused the picture. */
  refusal: z.string().nullable(),
  /** Null where there is nothing more to prove. */
  code: z.string().nullable(),
  letters: z.object({ th: Letters, en: Letters }),
  /** What its creator gave, where something holds. */
  given: z
    .object({ placements: z.array(PlacementName), words: z.string(), locale: LocaleName, endsAt: instant.nullable() })
    .nullable(),
});
export type StaffRequest = z.infer<typeof StaffRequest>;

export const RequestsQuery = z.strictObject({
  state: State.optional(),
  /** Part of the creator's name or of the address. */
  q: plainText(100).optional(),
  cursor: z.string().max(300).optional(),
});
export type RequestsQuery = z.infer<typeof RequestsQuery>;

export const RequestParams = z.object({ requestId: z.uuid() });
export const RemindInput = z.strictObject({ version: z.int().positive() });
