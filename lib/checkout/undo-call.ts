import { sendJson } from "@/lib/http/api-client";
import type { UndoneOrder } from "./contract";

/**
 * Undoes an order of one tap. Pressing again is the same.
 *
 * @param token Signed key of the order.
 * @returns Rejects with `ProblemError`: `undo-over`, `undo-not-yours`.
 */
export const undoOrder = (token: string): Promise<UndoneOrder> =>
  sendJson<UndoneOrder>("POST", `/api/orders/${token}/undo`);
