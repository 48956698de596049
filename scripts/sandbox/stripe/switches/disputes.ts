import { z } from "zod";
import { closeDispute, disputeCharge, escalateInquiry, getDispute, reinstateFunds } from "../disputes/dispute-charge";
import { findCharge } from "../payments/find-charge";
import { switchOf } from "./switch";

const Dispute = z.discriminatedUnion("action", [
  z.strictObject({
    action: z.literal("open"),
    charge: z.string().optional(),
    paymentIntent: z.string().optional(),
    reason: z.enum(["fraudulent", "product_not_received", "general"]).default("fraudulent"),
    isInquiry: z.boolean().default(false),
  }),
  /** `reinstate` brings the money back of a dispute that was not won. */
  z.strictObject({ action: z.enum(["win", "lose", "escalate", "reinstate"]), dispute: z.string() }),
]);

/** What a buyer's bank does to a payment. */
export const disputeSwitch = switchOf("/_sandbox/disputes", Dispute, (world, input) => {
  if (input.action === "open") {
    const charge = findCharge(world, { charge: input.charge, payment_intent: input.paymentIntent });
    return disputeCharge(world, charge, { reason: input.reason, isInquiry: input.isInquiry });
  }
  const dispute = getDispute(world, input.dispute);
  switch (input.action) {
    case "win":
      return closeDispute(world, dispute, "won");
    case "lose":
      return closeDispute(world, dispute, "lost");
    case "escalate":
      return escalateInquiry(world, dispute);
    case "reinstate":
      return reinstateFunds(world, dispute);
  }
});
