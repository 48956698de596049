import type { ORDER_STATES } from "@/lib/db/schema/orders";

export type OrderState = (typeof ORDER_STATES)[number];

const NEXT: Record<OrderState, readonly OrderState[]> = {
  placed: ["packed", "cancelled"],
  packed: ["shipped", "cancelled"],
  shipped: ["delivered"],
  delivered: [],
  cancelled: [],
};

/** Whether an order may step from one state to another: forward only, and no parcel on its way is cancelled. */
export const canAdvance = (from: OrderState, to: OrderState): boolean => NEXT[from].includes(to);

const BACK: Partial<Record<OrderState, OrderState>> = { packed: "placed", delivered: "shipped" };

/**
 * Where an order goes when its last step was a mistake; null where it cannot: a buyer was written to that the parcel is
 * on its way, or the money went back.
 */
export const stepBackFrom = (state: OrderState): OrderState | null => BACK[state] ?? null;

type Happened = { state: string; at: Date };

/**
 * The way of an order as its buyer sees it. The events are append-only and hold mistakes too: a state that comes a
 * second time takes back the steps after it.
 *
 * @param events Everything that happened, in its order.
 */
export function standingEvents<Event extends Happened>(events: readonly Event[]): Event[] {
  const standing: Event[] = [];
  for (const event of events) {
    const before = standing.findIndex(({ state }) => state === event.state && state !== "refunded");
    if (before === -1) {
      standing.push(event);
      continue;
    }
    // Money that went back stays on the list: nobody takes that back by a step.
    const undone = standing.splice(before + 1);
    standing.push(...undone.filter(({ state }) => state === "refunded"));
  }
  return standing;
}

export type LeftLine = { position: number; quantity: number; unitAmount: number; refundedQuantity: number };

/** How many of a line can still be given back. */
export const leftOf = ({ quantity, refundedQuantity }: LeftLine): number => Math.max(0, quantity - refundedQuantity);

export type ChosenLine = { position: number; quantity: number };

/** The first chosen line of which there is not as much left, or that comes twice; null when all can be given back. */
export function overdrawnLine(lines: readonly LeftLine[], chosen: readonly ChosenLine[]): number | null {
  const seen = new Set<number>();
  for (const [index, { position, quantity }] of chosen.entries()) {
    const line = lines.find((one) => one.position === position);
    if (!line || seen.has(position) || quantity > leftOf(line)) return index;
    seen.add(position);
  }
  return null;
}

/** What some pieces cost, minor units. */
export const priceOf = (lines: readonly LeftLine[], chosen: readonly ChosenLine[]): number =>
  chosen.reduce((sum, { position, quantity }) => {
    const line = lines.find((one) => one.position === position);
    return sum + (line?.unitAmount ?? 0) * quantity;
  }, 0);
