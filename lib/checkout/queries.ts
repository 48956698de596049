import { and, asc, eq, gt, inArray, lte, ne, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { notFound } from "@/lib/core/errors";
import { readSignedId, signId } from "@/lib/core/signed-id";
import type { Context } from "@/lib/db/context";
import { carts } from "@/lib/db/schema/cart";
import {
  checkoutEvents,
  checkoutLines,
  checkouts,
  OPEN_CHECKOUT_STATES,
  PROMISED_CHECKOUT_STATES,
} from "@/lib/db/schema/checkout";
import { refunds } from "@/lib/db/schema/payments";
import { env } from "@/lib/env/server";
import { findOrderByCheckout, orderTokenOf } from "@/lib/orders";
import type { CheckoutOutcome, CheckoutSource, SettleInput } from "./contract";
import { findCheckoutByStripeId } from "@/lib/payments";
import { outcomeOf } from "./rules";

export type Checkout = typeof checkouts.$inferSelect;
export type CheckoutLine = typeof checkoutLines.$inferSelect;

/** A checkout by id, or null. */
export async function findCheckout({ db }: Context, checkoutId: string): Promise<Checkout | null> {
  const [row] = await db.select().from(checkouts).where(eq(checkouts.id, checkoutId));
  return row ?? null;
}

/** A page that Stripe has not made after this long is not waited for: another checkout with a new key may get one. */
const OPENING_SECONDS = 120;

/** The one open checkout of a cart. `isUsable` says whether it has a page, or may still get one, and time to pay. */
export async function findOpenCheckout(
  { db }: Context,
  cartId: string,
): Promise<{ id: string; fingerprint: string; isUsable: boolean } | null> {
  const isYoung = sql`${checkouts.createdAt} > now() - make_interval(secs => ${OPENING_SECONDS})`;
  const [row] = await db
    .select({
      id: checkouts.id,
      fingerprint: checkouts.fingerprint,
      isUsable: sql<boolean>`${checkouts.expiresAt} > now()
        and (${checkouts.state} = 'paying' or (${checkouts.state} = 'reserved' and ${isYoung}))`,
    })
    .from(checkouts)
    .where(and(eq(checkouts.cartId, cartId), inArray(checkouts.state, [...OPEN_CHECKOUT_STATES])));
  return row ?? null;
}

/** Whether a device holds anything at an open payment. */
export async function hasOpenCheckout({ db }: Context, deviceId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.deviceId, deviceId), inArray(checkouts.state, [...OPEN_CHECKOUT_STATES])))
    .limit(1);
  return row !== undefined;
}

/** Whether a checkout still holds goods for somebody who pays. */
export const isOpen = (state: Checkout["state"]): boolean =>
  (OPEN_CHECKOUT_STATES as readonly Checkout["state"][]).includes(state);

/** There is an order, and nobody lets it go. */
const BOUGHT = ["authorized", "capturing", "paid"] as const;

/** Of two taps on the same thing the second is a slip of the finger, or another tab. */
const TWIN_SECONDS = 30;

type Tap = { deviceId: string; fingerprint: string; tapKey: string | null };

/** The checkout in which a device has bought by this very tap, or exactly the same a moment ago; else null. */
export async function findTwin({ db }: Context, { deviceId, fingerprint, tapKey }: Tap): Promise<string | null> {
  const tapped = tapKey === null ? null : await findTapped({ db }, { deviceId, tapKey });
  if (tapped && !isOpen(tapped.state)) return tapped.id;
  const isRecent = sql`${checkouts.createdAt} > now() - make_interval(secs => ${TWIN_SECONDS})`;
  const [row] = await db
    .select({ id: checkouts.id })
    .from(checkouts)
    .innerJoin(carts, eq(carts.id, checkouts.cartId))
    .where(
      and(
        ...[eq(carts.deviceId, deviceId), eq(checkouts.fingerprint, fingerprint), isRecent],
        inArray(checkouts.state, [...BOUGHT]),
      ),
    )
    .limit(1);
  return row?.id ?? null;
}

/**
 * The checkout of a tap, open or bought; null for a tap that came to nothing, which may be repeated. One whose order was
 * undone or given back bought it all the same.
 */
export async function findTapped(
  { db }: Pick<Context, "db">,
  { deviceId, tapKey }: { deviceId: string; tapKey: string },
): Promise<Pick<Checkout, "id" | "state"> | null> {
  const [row] = await db
    .select({ id: checkouts.id, state: checkouts.state })
    .from(checkouts)
    .where(and(eq(checkouts.deviceId, deviceId), eq(checkouts.tapKey, tapKey), ne(checkouts.state, "expired")));
  return row ?? null;
}

/** Whether a device has paid, in a later checkout, for the very same things at the same total. */
export async function isBoughtSince(
  { db }: Context,
  { id, deviceId, fingerprint }: Pick<Checkout, "id" | "deviceId" | "fingerprint">,
): Promise<boolean> {
  const isSame = and(eq(checkouts.deviceId, deviceId), eq(checkouts.fingerprint, fingerprint));
  const isPaid = inArray(checkouts.state, [...BOUGHT, "quarantined"]);
  // Ids are in the order of time: only what was made since is read.
  return (await db.$count(checkouts, and(isSame, isPaid, gt(checkouts.id, id)))) > 0;
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
  // A checkout keeps its cart for ever.
  const cartId = db.select({ cartId: checkouts.cartId }).from(checkouts).where(eq(checkouts.id, checkoutId));
  await db.select({ id: carts.id }).from(carts).where(eq(carts.id, cartId)).for("update");
  const [row] = await db.select().from(checkouts).where(eq(checkouts.id, checkoutId)).for("update");
  return row ?? null;
}

/** When it was decided to take the money of a promise. @throws Error for a checkout of which that was not decided. */
export async function getDecidedAt({ db }: Context, checkoutId: string): Promise<Date> {
  const [row] = await db
    .select({ at: checkoutEvents.createdAt })
    .from(checkoutEvents)
    .where(and(eq(checkoutEvents.checkoutId, checkoutId), eq(checkoutEvents.toState, "capturing")));
  if (!row) throw new Error(`nobody decided to take the money of ${checkoutId}`);
  return row.at;
}

/** Signed key of a checkout, for pages of ours on which it is paid. */
export const checkoutTokenOf = (checkoutId: string): string => signId("checkout", checkoutId, env.APP_SECRET);

/** The checkout that a buyer's browser knows: by the id of Stripe's page, or by our signed key. Null for a stranger's. */
export async function findKeyedCheckout(ctx: Context, key: SettleInput): Promise<string | null> {
  if ("sessionId" in key) return findCheckoutByStripeId(ctx, key.sessionId);
  return readSignedId("checkout", key.checkout, env.APP_SECRET);
}

/** Where a checkout stands by our own books, and what became of it. @throws DomainError `not_found`. */
export async function getOutcome(ctx: Context, checkoutId: string): Promise<CheckoutOutcome> {
  const checkout = await findCheckout(ctx, checkoutId);
  if (!checkout) throw notFound("checkout", checkoutId);
  const order = outcomeOf(checkout.state) === "paid" ? await findOrderByCheckout(ctx, checkoutId) : null;
  return {
    state: outcomeOf(checkout.state),
    orderToken: order === null ? null : orderTokenOf(order.id),
    decline: null,
    source: await getCheckoutSource(ctx, checkoutId),
  };
}

export type DueCheckout = Pick<Checkout, "id" | "state"> & {
  /** Its place in the list. */
  turn: Date;
};

/**
 * Checkouts whose time is over, those with money that is to be taken or let go, and those with money that is to go
 * back: work for the sweeper, oldest first. Promises of banks come before all others: a buyer was told until when.
 *
 * @param of `after` is the last one of the page before, null for the first page.
 */
export async function listDueCheckouts(
  { db }: Context,
  { limit, after }: { limit: number; after: DueCheckout | null },
): Promise<DueCheckout[]> {
  const turnBy = (at: SQL) => sql<Date>`${at}`.mapWith(checkouts.expiresAt).as("turn");
  const columns = { id: checkouts.id, state: checkouts.state, turn: turnBy(sql`${checkouts.expiresAt}`) };
  const promised = {
    ...columns,
    turn: turnBy(sql`coalesce(${checkouts.undoUntil}, ${checkouts.createdAt}) - interval '1 day'`),
  };
  // One part for each reason, so that each has its index.
  const due = union(
    db
      .select(columns)
      .from(checkouts)
      .where(and(inArray(checkouts.state, [...OPEN_CHECKOUT_STATES]), lte(checkouts.expiresAt, sql`now()`))),
    db.select(columns).from(checkouts).where(eq(checkouts.state, "expiring")),
    db.select(columns).from(checkouts).where(eq(checkouts.state, "refund_due")),
    db
      .select(promised)
      .from(checkouts)
      .where(and(inArray(checkouts.state, [...PROMISED_CHECKOUT_STATES]), lte(checkouts.undoUntil, sql`now()`))),
    db.select(promised).from(checkouts).where(eq(checkouts.state, "releasing")),
    db
      .select(columns)
      .from(refunds)
      .innerJoin(checkouts, eq(checkouts.id, refunds.checkoutId))
      .where(eq(refunds.state, "requested")),
  ).as("due");
  const isAfter =
    after && sql`(${due.turn}, ${due.id}) > (${after.turn.toISOString()}::timestamptz, ${after.id}::uuid)`;
  return db
    .select()
    .from(due)
    .where(isAfter ?? undefined)
    .orderBy(asc(due.turn), asc(due.id))
    .limit(limit);
}
