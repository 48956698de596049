import { getCart } from "@/lib/cart";
import { CartView } from "@/lib/cart/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "The bag of this device, with today's prices and stock",
    kind: "session",
    policy: "anyone",
    answer: CartView,
  },
  ({ ctx, locale }) => getCart(ctx, locale),
);
