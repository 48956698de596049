import { z } from "zod";
import { COLOURS, FONTS, type FontName, type Look, RADII } from "@/lib/core/look";
import { Currency, LocalText, plainText } from "@/lib/core/shapes";

const Colours = z.strictObject(Object.fromEntries(COLOURS.map((name) => [name, z.string().max(9)])));
const radius = z.int().min(0).max(32);
const LookShape = z.strictObject({
  light: Colours,
  dark: Colours,
  radii: z.strictObject(Object.fromEntries(RADII.map((name) => [name, radius]))),
  font: z.enum(Object.keys(FONTS) as FontName[]),
});
/** Safe: built of the same lists of names as the type. */
const Look = LookShape as unknown as z.ZodType<Look>;

/** Version of the settings that was edited; 0 where nobody has set anything yet. */
const version = z.int().nonnegative();

const Logo = z.object({ mediaId: z.uuid(), key: z.string(), width: z.int(), height: z.int() });

/** What only the environment gives. */
export const SECRETS = [
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "APP_SECRET",
  "SMTP_URL",
  "DATABASE_URL",
] as const;

/** Everything that an admin can set, and which secrets the environment gives. */
export const StaffSettings = z.object({
  version,
  name: LocalText,
  about: LocalText,
  email: z.string(),
  phone: z.string(),
  address: LocalText,
  returnDays: z.int(),
  currencies: z.array(Currency),
  logo: Logo.nullable(),
  look: Look,
  shippedLook: Look,
  /** Pages of text that were written here, as `terms/th`. */
  writtenTexts: z.array(z.string()),
  secrets: z.array(z.object({ name: z.enum(SECRETS), isSet: z.boolean() })),
  hasTestPayments: z.boolean(),
});
export type StaffSettings = z.infer<typeof StaffSettings>;

const needed = (max: number) => plainText(max).pipe(z.string().min(1));

/** Who the shop is and how it trades. Each field has a name of its own, so that each has a sentence of its own. */
export const FactsInput = z.strictObject({
  version,
  nameTh: needed(40),
  nameEn: needed(40),
  aboutTh: plainText(200),
  aboutEn: plainText(200),
  email: plainText(254).pipe(z.email()),
  phone: plainText(30).pipe(z.string().regex(/^$|^\+?[0-9][0-9 ()-]{6,28}$/)),
  addressTh: plainText(200),
  addressEn: plainText(200),
  returnDays: z.int().min(0).max(365),
  currencies: z.array(Currency).min(1),
});
export type FactsInput = z.infer<typeof FactsInput>;

export const LookInput = z.strictObject({ version, look: Look });
export type LookInput = z.infer<typeof LookInput>;

/** @param mediaId An uploaded picture; null takes the logo away. */
export const LogoInput = z.strictObject({ version, mediaId: z.uuid().nullable() });
export type LogoInput = z.infer<typeof LogoInput>;
