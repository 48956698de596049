import { z } from "zod";
import { RIGHTS_REQUEST_STATES } from "@/lib/core/rights-requests";
import { PlacementName, RightsChoice } from "@/lib/rights/contract";

/** The key in the link that only its creator was told. */
export const RequestLinkParams = z.object({ token: z.string().max(200) });

const THAI_DIGITS = /[๐-๙]/g;

/** The eight digits as a phone's keyboard writes them: also in groups, also in Thai. */
export const ProveCodeInput = z.strictObject({
  rightsCode: z
    .string()
    .max(40)
    .normalize("NFKC")
    .transform((typed) =>
      typed.replaceAll(THAI_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replaceAll(/[\s-]/g, ""),
    )
    .pipe(z.string().regex(/^\d{8}$/)),
});
export type ProveCodeInput = z.input<typeof ProveCodeInput>;

const State = z.enum(RIGHTS_REQUEST_STATES);

/** What a creator sees behind their link. */
export const RequestView = z.discriminatedUnion("stage", [
  /** The code was not typed in this browser yet. */
  z.object({ stage: z.literal("locked"), state: z.enum(["requested", "granted", "revoked"]), handle: z.string() }),
  /** There is something to answer. */
  z.object({
    stage: z.literal("asked"),
    handle: z.string(),
    /** Where it was found. */
    link: z.string(),
    placements: z.array(PlacementName),
    /** What its last day would be, for each term; null is until it is taken back. */
    terms: z.array(z.object({ months: z.int().nullable(), endsOn: z.iso.date().nullable() })),
    /** Null while it is on its way. */
    picture: z.object({ width: z.int(), height: z.int(), placeholder: z.string() }).nullable(),
    /** It did not arrive, or could not be opened: there is nothing to give. */
    isLost: z.boolean(),
    expiresAt: z.iso.datetime({ offset: true }),
  }),
  /** It is over; with the photo's id where this browser may manage it. */
  z.object({ stage: z.literal("answered"), state: State, handle: z.string(), photoId: z.uuid().nullable() }),
]);
export type RequestView = z.infer<typeof RequestView>;

/** Yes, with what of it; or no. */
export const AnswerInput = z.discriminatedUnion("answer", [
  z.strictObject({
    answer: z.literal("grant"),
    choice: RightsChoice,
    /** The last day; null until it is taken back. */
    endsOn: z.iso.date().nullable(),
  }),
  z.strictObject({ answer: z.literal("decline") }),
]);
export type AnswerInput = z.infer<typeof AnswerInput>;
