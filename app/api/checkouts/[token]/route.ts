import { getQrPayment } from "@/lib/checkout";
import { CheckoutParams, QrPayment } from "@/lib/checkout/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "Where a QR payment stands, by the shop's own books",
    kind: "public",
    policy: "link-holder",
    limit: { name: "qr-payment", max: 240, windowSeconds: 60 },
    params: CheckoutParams,
    answer: QrPayment,
  },
  ({ ctx, params }) => getQrPayment(ctx, params.token),
);
