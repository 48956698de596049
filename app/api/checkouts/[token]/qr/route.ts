import { drawQr } from "@/lib/checkout";
import { CheckoutParams } from "@/lib/checkout/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "The QR code of a payment as a picture",
    kind: "public",
    policy: "link-holder",
    limit: { name: "qr-picture", max: 60, windowSeconds: 60 },
    params: CheckoutParams,
    answer: "image/png",
  },
  async ({ ctx, params }) => {
    const picture = new Uint8Array(await drawQr(ctx, params.token));
    const headers = {
      "content-type": "image/png",
      "content-disposition": 'inline; filename="promptpay.png"',
      "cache-control": "private, no-store",
    };
    return new Response(picture, { headers });
  },
);
