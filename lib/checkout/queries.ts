import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { carts } from "@/lib/db/schema/cart";
import { checkoutLines, checkouts, OPEN_CHECKOUT_STATES } from "@/lib/db/schema/checkout";
import { refunds } from "@/lib/db/schema/payments";
import type { CheckoutSource } from "./contract";

export type Checkout = typeof checkouts.$inferSelect;
export type CheckoutLine = typeof checkoutLines.$inferSelect;

/** A checkout by id, or null. */
export async function findCheckout({ db }: Context, checkoutId: string): Promise<Checkout | null> {
  const [row] = await db.select().from(checkouts).where(eq(checkouts.id, checkoutId));
  return row ?? null;
}

/** The one open checkout of a cart, with whether its hold still has time. */
export async function findOpenCheckout(
  { db }: Context,
  cartId: string,
): Promise<{ id: string; fingerprint: string; state: Checkout["state"]; hasTime: boolean } | null> {
  const [row] = await db
    .select({
      id: checkouts.id,
      fingerprint: checkouts.fingerprint,
      state: checkouts.state,
      hasTime: sql<boolean>`${checkouts.expiresAt} > now()`,
    })
    .from(checkouts)
    .where(and(eq(checkouts.cartId, cartId), inArray(checkouts.state, [...OPEN_CHECKOUT_STATES])));
  return row ?? null;
}

/** Whether a cart is the bag or one thing bought at once. */
export async function getCartKind({ db }: Context, cartId: string): Promise<"bag" | "buy_now"> {
  const [cart] = await db.select({ kind: carts.kind }).from(carts).where(eq(carts.id, cartId));
  if (!cart) throw notFound("cart", cartId);
  return cart.kind;
}

/** What a checkout buys: the bag, or the one variant that was bought at once. */
export async function getCheckoutSource({ db }: Context, checkoutId: string): Promise<CheckoutSource> {
  const [row] = await db
    .select({ kind: carts.kind, variantId: checkoutLines.variantId, quantity: checkoutLines.quantity })
    .from(checkouts)
    .innerJoin(carts, eq(carts.id, checkouts.cartId))
    .innerJoin(checkoutLines, eq(checkoutLines.checkoutId, checkouts.id))
    .where(eq(checkouts.id, checkoutId))
    .limit(1);
  if (!row) throw notFound("checkout", checkoutId);
  const { kind, variantId, quantity } = row;
  return kind === "bag" ? { kind: "bag" } : { kind: "variant", variantId, quantity };
}

/** What a checkout froze, in the order of the bag. */
export async function listCheckoutLines({ db }: Context, checkoutId: string): Promise<CheckoutLine[]> {
  return db
    .select()
    .from(checkoutLines)
    .where(eq(checkoutLines.checkoutId, checkoutId))
    .orderBy(asc(checkoutLines.position));
}

/**
 * Locks a checkout for a change of its state. The cart's row comes first: everything that locks both does it in this
 * order, so that two of them can wait but never deadlock.
 *
 * @param ctx Its `db` must be a transaction.
 */
export async function lockCheckout({ db }: Context, checkoutId: string): Promise<Checkout | null> {
  const [known] = await db.select({ cartId: checkouts.cartId }).from(checkouts).where(eq(checkouts.id, checkoutId));
  if (!known) return null;
  await db.select({ id: carts.id }).from(carts).where(eq(carts.id, known.cartId)).for("update");
  const [row] = await db.select().from(checkouts).where(eq(checkouts.id, checkoutId)).for("update");
  return row ?? null;
}

/** Checkouts whose time is over, and refunds that Stripe has not heard of yet: work for the sweeper. */
export async function listDueCheckouts(
  { db }: Context,
  limit: number,
): Promise<{ id: string; state: Checkout["state"] }[]> {
  return db
    .select({ id: checkouts.id, state: checkouts.state })
    .from(checkouts)
    .where(
      sql`(${inArray(checkouts.state, [...OPEN_CHECKOUT_STATES])} and (${checkouts.expiresAt} <= now()
        or ${checkouts.state} = 'expiring')) or ${checkouts.state} = 'refund_due'
        or exists (select 1 from ${refunds} where ${refunds.checkoutId} = ${checkouts.id}
          and ${refunds.state} = 'requested')`,
    )
    .orderBy(asc(checkouts.expiresAt))
    .limit(limit);
}
