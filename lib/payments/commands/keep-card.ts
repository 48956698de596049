import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import { type Context, requireCustomer } from "@/lib/db/context";
import { savedCards } from "@/lib/db/schema/payments";
import { askStripe, isRefusal, stripe } from "../stripe";

/**
 * Makes a customer known to Stripe, so that it can keep their cards.
 *
 * @returns Stripe's id of them; the same one for a repeat within a day.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function openStripeCustomer(customer: { id: string; email: string }): Promise<string> {
  const { id, email } = customer;
  const params = { email, metadata: { customer_id: id } };
  return (await askStripe(() => stripe.customers.create(params, { idempotencyKey: `customer:${id}` }))).id;
}

/**
 * Notes the card that a payment was made with, if Stripe keeps it for its buyer. The first one is the default; one
 * that was removed stays so.
 *
 * @param ctx Must not be inside a transaction: this asks Stripe.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function keepCard(ctx: Context, customerId: string, paymentIntentId: string): Promise<void> {
  const intent = await askStripe(() => stripe.paymentIntents.retrieve(paymentIntentId));
  const methodId = typeof intent.payment_method === "string" ? intent.payment_method : intent.payment_method?.id;
  if (methodId === undefined) return;
  const { customer, card } = await askStripe(() => stripe.paymentMethods.retrieve(methodId));
  // Safe to ask: only the buyer's consent on the page attaches a card to somebody.
  if (customer === null || !card) return;
  await ctx.db.transaction(async (db) => {
    await lockCards({ ...ctx, db }, customerId);
    const [known] = await db
      .select({ id: savedCards.stripePaymentMethodId })
      .from(savedCards)
      .where(and(eq(savedCards.customerId, customerId), isNull(savedCards.removedAt)))
      .limit(1);
    const { brand, last4, exp_month: expMonth, exp_year: expYear } = card;
    const row = { stripePaymentMethodId: methodId, customerId, brand, last4, expMonth, expYear, isDefault: !known };
    await db.insert(savedCards).values(row).onConflictDoNothing();
  });
}

/**
 * Makes a card the one that is used when nothing else is said.
 *
 * @throws DomainError `not_found`, also for one of somebody else.
 */
export async function chooseCard(ctx: Context, cardId: string): Promise<void> {
  const customerId = requireCustomer(ctx.actor);
  await ctx.db.transaction(async (db) => {
    await lockCards({ ...ctx, db }, customerId);
    await db.update(savedCards).set({ isDefault: false }).where(eq(savedCards.customerId, customerId));
    const chosen = await db
      .update(savedCards)
      .set({ isDefault: true })
      .where(isKeptCard(customerId, cardId))
      .returning({ id: savedCards.stripePaymentMethodId });
    if (chosen.length === 0) throw notFound("card", cardId);
  });
}

/**
 * Lets go of a card, at Stripe first: what is gone there can never be charged again.
 *
 * @param ctx Must not be inside a transaction: this asks Stripe.
 * @throws DomainError `not_found`, also for one of somebody else; `unavailable` `payment-unavailable`: it is still kept.
 */
export async function removeCard(ctx: Context, cardId: string): Promise<void> {
  const customerId = requireCustomer(ctx.actor);
  const [known] = await ctx.db
    .select({ id: savedCards.stripePaymentMethodId })
    .from(savedCards)
    .where(isKeptCard(customerId, cardId));
  if (!known) throw notFound("card", cardId);
  await detach(cardId);
  await ctx.db.transaction(async (db) => {
    await lockCards({ ...ctx, db }, customerId);
    await db
      .update(savedCards)
      .set({ removedAt: sql`now()`, isDefault: false })
      .where(isKeptCard(customerId, cardId));
    await chooseDefault({ ...ctx, db }, customerId);
  });
}

/** Gives the cards of one customer to another. @param ctx Its `db` must be the transaction that moves everything. */
export async function moveCards(ctx: Context, { from, into }: { from: string; into: string }): Promise<void> {
  await lockCards(ctx, into);
  await ctx.db.update(savedCards).set({ customerId: into, isDefault: false }).where(eq(savedCards.customerId, from));
  await chooseDefault(ctx, into);
}

const isKeptCard = (customerId: string, cardId: string) =>
  and(
    eq(savedCards.stripePaymentMethodId, cardId),
    eq(savedCards.customerId, customerId),
    isNull(savedCards.removedAt),
  );

/** Where there is no default any more, the newest card becomes it. */
async function chooseDefault({ db }: Context, customerId: string): Promise<void> {
  const kept = await db
    .select({ id: savedCards.stripePaymentMethodId, isDefault: savedCards.isDefault })
    .from(savedCards)
    .where(and(eq(savedCards.customerId, customerId), isNull(savedCards.removedAt)))
    .orderBy(desc(savedCards.createdAt));
  const [newest] = kept;
  if (!newest || kept.some(({ isDefault }) => isDefault)) return;
  await db.update(savedCards).set({ isDefault: true }).where(eq(savedCards.stripePaymentMethodId, newest.id));
}

/** Stripe forgets a card; one that it does not keep any more is no error. */
async function detach(cardId: string): Promise<void> {
  try {
    await askStripe(() => stripe.paymentMethods.detach(cardId));
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
}

/** Changes of one customer's cards queue up: there is one default. */
async function lockCards({ db }: Context, customerId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`cards:${customerId}`}))`);
}
