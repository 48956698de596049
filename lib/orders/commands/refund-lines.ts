import { invalid } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { refundLines } from "@/lib/db/schema/orders";
import { type ChosenLine, overdrawnLine, priceOf } from "../rules";
import { listRefundedLines } from "../refunded-lines";
import { type LockedOrder, requirePaid, takeOrder, writeOrder } from "./take-order";

type Opened = {
  order: LockedOrder;
  lines: Awaited<ReturnType<typeof listRefundedLines>>;
};

/**
 * Takes an order for a refund: nobody else gives anything of it back until the transaction ends.
 *
 * @param ctx Its `db` must be the transaction that asks for the refund; the actor must be a manager.
 * @param seen The version that staff saw; null for a job.
 * @throws DomainError `forbidden`, `not_found`, `precondition_failed` `changed-meanwhile`; `conflict`
 *   `order-unpaid`.
 */
export async function openRefund(ctx: Context, orderId: string, seen: number | null): Promise<Opened> {
  requireRole(ctx.actor, "manager");
  const order = await takeOrder(ctx, orderId, seen);
  requirePaid(order);
  return { order, lines: await listRefundedLines(ctx, orderId) };
}

/**
 * What some pieces of an order cost.
 *
 * @returns Minor units.
 * @throws DomainError `invalid` `lines-too-many` beside the line of which there is not as much left.
 */
export function priceOfLines({ lines }: Opened, chosen: readonly ChosenLine[]): number {
  const index = overdrawnLine(lines, chosen);
  if (index === null) return priceOf(lines, chosen);
  const errors = [{ pointer: `#/lines/${String(index)}/quantity`, key: "refundQuantity" }];
  throw invalid("lines-too-many", "There is not as much of this line left.", errors);
}

type Noted = {
  refundId: string;
  chosen: readonly ChosenLine[];
  isRestocked: boolean;
  /** For the log: how much and why. */
  amount: number;
  note: string;
};

/**
 * Writes down which pieces a refund is for, and that the order was changed.
 *
 * @param ctx The transaction of `openRefund`.
 */
export async function noteRefund(
  ctx: Context,
  { order }: Opened,
  { refundId, chosen, isRestocked, amount, note }: Noted,
): Promise<void> {
  await keepLines(ctx, order.id, { refundId, chosen, isRestocked });
  const more = { amount, note, ...(chosen.length > 0 && { lines: chosen, isRestocked }) };
  await writeOrder(ctx, order, { change: {}, action: "order.refund", more });
}

/** Keeps which pieces a refund is for. @param ctx Its `db` must hold the order's row lock. */
export async function keepLines(
  { db }: Context,
  orderId: string,
  { refundId, chosen, isRestocked }: Pick<Noted, "refundId" | "chosen" | "isRestocked">,
): Promise<void> {
  if (chosen.length === 0) return;
  await db.insert(refundLines).values(chosen.map((line) => ({ ...line, refundId, orderId, isRestocked })));
}
