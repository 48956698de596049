import { z } from "zod";
import { DECLINES, DECLINE_NAMES, type Decline } from "./payments/declines";

const times = z.int().min(1).default(1);
const milliseconds = z.int().min(0).max(60_000);

/** Meets the next `times` requests whose path begins with `path`, on the API and on the hosted page. */
const ApiFault = z.strictObject({
  method: z.enum(["GET", "POST", "DELETE"]).default("POST"),
  path: z.string().startsWith("/").default("/"),
  times,
  /**
   * `hold` waits, then works; `late_answer` works, then waits; `drop_answer` works and cuts the line. `error_500` and
   * `error_429` come before any work; `kept_500` comes once the work would have begun, so it belongs to the key and is
   * replayed under it, as Stripe does.
   */
  action: z.enum(["drop_answer", "late_answer", "error_500", "error_429", "kept_500", "hold"]),
  holdMs: milliseconds.default(200),
});

/** Meets the next `times` events of a type, or of any type. */
const WebhookFault = z.strictObject({
  type: z.string().optional(),
  times,
  /** `reorder` keeps `times` events back and sends them newest first; `drop` gives up as if every retry had failed. */
  action: z.enum(["duplicate", "drop", "delay", "reorder"]),
  copies: z.int().min(2).max(50).default(2),
  /** For `reorder` the longest that an event is kept back. */
  delayMs: milliseconds.default(500),
});

/** Declines the next `times` charges of cards that would have been accepted. */
const PaymentFault = z.strictObject({
  action: z.literal("decline"),
  decline: z.enum(DECLINE_NAMES).default("generic"),
  times,
});

const FaultSet = z.strictObject({
  api: z.array(ApiFault).default([]),
  payments: z.array(PaymentFault).default([]),
  webhooks: z.array(WebhookFault).default([]),
});

export type FaultSetInput = z.input<typeof FaultSet>;
export type FaultSet = z.output<typeof FaultSet>;
export type ApiFault = z.output<typeof ApiFault>;
export type WebhookFault = z.output<typeof WebhookFault>;

/** What goes wrong on demand. Not kept over a restart: a new start is a healthy one. */
export class Faults {
  #left: FaultSet = { api: [], payments: [], webhooks: [] };

  /** Replaces everything that was set before; throws a ZodError for what is not a fault set. */
  replace(input: unknown): void {
    this.#left = FaultSet.parse(input);
  }

  remaining(): FaultSet {
    const isLeft = (fault: { times: number }) => fault.times > 0;
    const { api, payments, webhooks } = this.#left;
    return { api: api.filter(isLeft), payments: payments.filter(isLeft), webhooks: webhooks.filter(isLeft) };
  }

  /** Uses one up. The given fault's `times` says how many are left after it. */
  takeForRequest(method: string, path: string): ApiFault | null {
    return spend(this.remaining().api.find((fault) => fault.method === method && path.startsWith(fault.path)));
  }

  takeForCharge(): Decline | null {
    const fault = spend(this.remaining().payments[0]);
    return fault && DECLINES[fault.decline];
  }

  takeForEvent(type: string): WebhookFault | null {
    return spend(this.remaining().webhooks.find((fault) => fault.type === undefined || fault.type === type));
  }
}

function spend<F extends { times: number }>(fault: F | undefined): F | null {
  if (!fault) return null;
  fault.times -= 1;
  return fault;
}
