import "server-only";
import { db } from "@/lib/db/connection";
import { type Context, systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";

/** The context of a prerendered page: nobody asks, so it sees what everybody may see. */
export const pageContext = (): Context => systemContext(db, "page");

/** What pages may know of the settings. */
export const site = { origin: env.SITE_URL, hasTestPayments: env.STRIPE_API_BASE !== undefined } as const;
