import { sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { captureCheckout } from "../commands/capture-checkout";
import { releaseCheckout } from "../commands/release-checkout";
import { type Check, driftTask, rowsOf } from "./check";

type Overdue = { checkoutId: string; state: string };

/** Promises of banks that should have been taken or let go a minute ago, should the sweeper not get through. */
export const checkPromises = (ctx: Context): Check<Overdue> => ({
  find: () =>
    rowsOf(
      ctx,
      sql`select id as "checkoutId", state from checkouts where state in ('authorized', 'capturing', 'releasing')
        and undo_until < now() - interval '60 seconds'`,
    ),
  mend: ({ checkoutId, state }) =>
    state === "releasing" ? releaseCheckout(ctx, checkoutId) : captureCheckout(ctx, checkoutId),
  tell: ({ checkoutId, state }) =>
    driftTask(`promise:${checkoutId}`, "A card's money was to be taken or let go, and is not.", { checkoutId, state }),
});
