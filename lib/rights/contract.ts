import { z } from "zod";
import { MINORS_SHOWN, PEOPLE_SHOWN, PLACEMENTS } from "@/lib/core/placements";
import { LocaleName } from "@/lib/core/shapes";

export const PlacementName = z.enum(PLACEMENTS);

/** Where a photo may appear, in the order of the form and each once. */
const Placements = z
  .array(PlacementName)
  .min(1)
  .max(PLACEMENTS.length)
  .transform((chosen) => PLACEMENTS.filter((name) => chosen.includes(name)))
  .pipe(z.array(PlacementName));

/** What a creator chooses when they agree. */
export const RightsChoice = z.strictObject({
  placements: Placements,
  people: z.enum(PEOPLE_SHOWN),
  minors: z.enum(MINORS_SHOWN),
});
export type RightsChoice = z.infer<typeof RightsChoice>;

/** One entry of a work's ledger, as its creator and staff read it. */
export const RightsEntry = z.object({
  position: z.int().positive(),
  kind: z.enum(["grant", "revocation"]),
  grantor: z.string(),
  placements: z.array(PlacementName),
  territory: z.array(z.string()),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  people: z.enum(PEOPLE_SHOWN),
  minors: z.enum(MINORS_SHOWN),
  words: z.string(),
  locale: LocaleName,
  recordedAt: z.iso.datetime({ offset: true }),
  hash: z.string(),
});
export type RightsEntry = z.infer<typeof RightsEntry>;
