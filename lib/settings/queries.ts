import { cache } from "react";
import type { Locale } from "@/lib/core/locale";
import type { Messages } from "@/lib/core/messages";
import { type Context, requireRole } from "@/lib/db/context";
import { shopSettings } from "@/lib/db/schema/settings";
import { env } from "@/lib/env/server";
import { pageContext } from "@/lib/http/page-context";
import type { Shop } from "./contract";
import { messagesWith, readShop, SHIPPED_SHOP } from "./rules";
import { SECRETS, type StaffSettings } from "./staff-contract";

/** The shop as its people set it. */
export async function getShop({ db }: Pick<Context, "db">): Promise<Shop> {
  const [row] = await db.select({ settings: shopSettings.settings }).from(shopSettings);
  return readShop(row?.settings);
}

/** The same for a page: asked for once, however many of its parts need it. */
export const pageShop = cache((): Promise<Shop> => getShop(pageContext()));

/** All texts of a page in a language, with what the shop says of itself put in. */
export const pageMessages = async (locale: Locale): Promise<Messages> => messagesWith(await pageShop(), locale);

/**
 * Everything that can be set, with the version that a change has to name; of secrets only whether they are there.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`.
 */
export async function getStaffSettings(ctx: Context): Promise<StaffSettings> {
  requireRole(ctx.actor, "admin");
  const [row] = await ctx.db
    .select({ settings: shopSettings.settings, version: shopSettings.version })
    .from(shopSettings);
  const { texts, ...shop } = readShop(row?.settings);
  return {
    version: row?.version ?? 0,
    ...shop,
    shippedLook: SHIPPED_SHOP.look,
    writtenTexts: Object.entries(texts).flatMap(([page, byLocale]) =>
      Object.keys(byLocale).map((locale) => `${page}/${locale}`),
    ),
    secrets: SECRETS.map((name) => ({ name, isSet: env[name] !== "" })),
    hasTestPayments: env.STRIPE_API_BASE !== undefined,
  };
}
