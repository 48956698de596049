import { and, desc, eq, isNull } from "drizzle-orm";
import { notFound } from "@/lib/core/errors";
import type { Context } from "@/lib/db/context";
import { savedCards } from "@/lib/db/schema/payments";
import type { SavedCard } from "./contract";
import { isExpired } from "./rules";
import { askStripe, isRefusal, stripe } from "./stripe";

const isKept = (customerId: string) => and(eq(savedCards.customerId, customerId), isNull(savedCards.removedAt));

/** The cards that are kept for a customer: the default first, then the newest. */
export async function listCards({ db, now }: Context, customerId: string): Promise<SavedCard[]> {
  const rows = await db
    .select()
    .from(savedCards)
    .where(isKept(customerId))
    .orderBy(desc(savedCards.isDefault), desc(savedCards.createdAt));
  return rows.map(({ stripePaymentMethodId, brand, last4, expMonth, expYear, isDefault }) => ({
    ...{ id: stripePaymentMethodId, brand, last4, expMonth, expYear, isDefault },
    isExpired: isExpired({ expMonth, expYear }, now()),
  }));
}

/**
 * One of a customer's cards.
 *
 * @param cardId Without it, the default one.
 * @throws DomainError `not_found`, also for one of somebody else, or one that was removed.
 */
export async function getCard(ctx: Context, customerId: string, cardId?: string): Promise<SavedCard> {
  const cards = await listCards(ctx, customerId);
  const card = cards.find(({ id, isDefault }) => (cardId === undefined ? isDefault : id === cardId));
  if (!card) throw notFound("card", cardId ?? "by default");
  return card;
}

/**
 * As whose card Stripe keeps it.
 *
 * @returns Stripe's customer; null for a card that Stripe no longer keeps.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function findCardOwner(cardId: string): Promise<string | null> {
  try {
    const { customer } = await askStripe(() => stripe.paymentMethods.retrieve(cardId));
    return typeof customer === "string" ? customer : (customer?.id ?? null);
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
