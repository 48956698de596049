import { getCart, removeLine, setLine } from "@/lib/cart";
import { CartView, LineParams, SetLineInput } from "@/lib/cart/contract";
import { route } from "@/lib/http/route";

const contract = {
  kind: "session",
  policy: "device",
  limit: { name: "cart", max: 120, windowSeconds: 60 },
  params: LineParams,
  answer: CartView,
} as const;

export const PUT = route(
  { ...contract, summary: "Set how many of a variant are in the bag", body: SetLineInput },
  async ({ ctx, params, body, locale }) => {
    await setLine(ctx, params.variantId, body.quantity);
    return getCart(ctx, locale);
  },
);

export const DELETE = route(
  { ...contract, summary: "Take a variant out of the bag" },
  async ({ ctx, params, locale }) => {
    await removeLine(ctx, params.variantId);
    return getCart(ctx, locale);
  },
);
