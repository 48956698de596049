import { asc, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { orderLines, refundLines } from "@/lib/db/schema/orders";
import { refunds } from "@/lib/db/schema/payments";
import { leftOf } from "./rules";

// The line's columns are written out: alone in a query the builder names them without their table.
const ofLine = sql`${refundLines} rl left join ${refunds} r on r.id = rl.refund_id
  where rl.order_id = order_lines.order_id and rl.position = order_lines.position`;

/** Pieces of a line whose money goes back; those of a refund that failed can be given back again. */
export const refundedQuantity = sql<number>`coalesce((select sum(rl.quantity) from ${ofLine}
  and r.state is distinct from 'failed'), 0)`.mapWith(Number);

/** Pieces of a line that are on the shelf again, whatever became of their money. */
export const restockedQuantity = sql<number>`least(order_lines.quantity, coalesce((select sum(rl.quantity)
  from ${ofLine} and rl.is_restocked), 0))`.mapWith(Number);

/** The lines of an order with what of each was given back; prices in minor units. */
export const listRefundedLines = ({ db }: Context, orderId: string) =>
  db
    .select({
      ...{ position: orderLines.position, variantId: orderLines.variantId, quantity: orderLines.quantity },
      ...{ unitAmount: orderLines.unitAmount, refundedQuantity, restockedQuantity },
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));

/** The same lines with how many pieces of each have not been given back yet. */
export async function listLeftLines(ctx: Context, orderId: string) {
  const lines = await listRefundedLines(ctx, orderId);
  return lines.map((line) => ({ ...line, left: leftOf(line) }));
}
