import { z } from "zod";
import { settleRefund } from "../payments/settle-refund";
import { switchOf } from "./switch";

const Refund = z.strictObject({
  refund: z.string(),
  action: z.enum(["succeed", "fail"]),
  failureReason: z.string().default("unknown"),
});

/** How a pending refund ends at the buyer's bank. */
export const refundSwitch = switchOf("/_sandbox/refunds", Refund, (world, { refund, action, failureReason }) =>
  action === "succeed"
    ? settleRefund(world, refund, { status: "succeeded", from: ["pending"] })
    : settleRefund(world, refund, { status: "failed", from: ["pending", "succeeded"], failureReason }),
);
