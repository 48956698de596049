import { z } from "zod";
import { findCharge } from "../payments/find-charge";
import { refundCharge } from "../payments/refund-charge";
import { settleRefund } from "../payments/settle-refund";
import { switchOf } from "./switch";

const Refund = z.discriminatedUnion("action", [
  /** Somebody gives money back in the dashboard. */
  z.strictObject({
    action: z.literal("create"),
    charge: z.string().optional(),
    paymentIntent: z.string().optional(),
    amount: z.int().min(1).optional(),
    reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).nullable().default(null),
  }),
  /** A refund under way arrives. */
  z.strictObject({ action: z.literal("succeed"), refund: z.string() }),
  /** It comes back, even after it had arrived. */
  z.strictObject({ action: z.literal("fail"), refund: z.string(), failureReason: z.string().default("unknown") }),
]);

/** Refunds that nobody asked this API for, and how pending ones end at the buyer's bank. */
export const refundSwitch = switchOf("/_sandbox/refunds", Refund, (world, input) => {
  switch (input.action) {
    case "create": {
      const { amount, reason } = input;
      const charge = findCharge(world, { charge: input.charge, payment_intent: input.paymentIntent });
      return refundCharge(world, charge, { amount, reason, metadata: {}, instructionsEmail: undefined });
    }
    case "succeed":
      return settleRefund(world, input.refund, { status: "succeeded", from: ["pending"] });
    case "fail": {
      const { failureReason } = input;
      return settleRefund(world, input.refund, { status: "failed", from: ["pending", "succeeded"], failureReason });
    }
  }
});
