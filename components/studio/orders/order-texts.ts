import type { Texts } from "@/lib/core/messages";
import type { PaymentStanding, StaffOrder } from "@/lib/orders/staff-client";
import type { TaskKind } from "@/lib/tasks/client";

type Studio = Texts<"studio">;

/** What the rooms of orders are written in. */
export type OrderTexts = {
  list: Studio["orders"];
  room: Studio["order"];
  ui: Studio["ui"];
  /** What happened and what to do, by the kind of a task. */
  tasks: Record<TaskKind, { happened: string; toDo: string }>;
};

export const STATE_TONES = {
  placed: "warn",
  packed: "warn",
  shipped: "plain",
  delivered: "good",
  cancelled: "bad",
} as const satisfies Record<StaffOrder["state"], string>;

export const PAYMENT_TONES = {
  authorized: "warn",
  released: "plain",
  paid: "good",
  refund_pending: "warn",
  partly_refunded: "plain",
  refunded: "plain",
  disputed: "bad",
} as const satisfies Record<PaymentStanding, string>;
