import type { OrderView } from "@/lib/orders/contract";

const WAY = ["placed", "packed", "shipped", "delivered"] as const;
const KNOWN = [...WAY, "cancelled", "refunded"] as const;

export type StepName = (typeof KNOWN)[number];

/** One step of an order's way; `at` is null while it lies ahead. */
export type Step = { name: StepName; at: string | null; isCurrent: boolean };

const isKnown = (name: string): name is StepName => (KNOWN as readonly string[]).includes(name);

/** The way of an order: what happened, in its order, then what is still to come. A cancelled one goes nowhere. */
export function timelineSteps({ state, events }: Pick<OrderView, "state" | "events">): Step[] {
  const done = events.flatMap(({ state: name, at }) =>
    isKnown(name) ? [{ name, at, isCurrent: name === state }] : [],
  );
  const passed = WAY.indexOf(state as (typeof WAY)[number]);
  const ahead = state === "cancelled" ? [] : WAY.slice(passed + 1);
  return [...done, ...ahead.map((name) => ({ name, at: null, isCurrent: false }))];
}
