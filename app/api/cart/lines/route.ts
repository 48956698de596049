import { addLine, getCart } from "@/lib/cart";
import { AddLineInput, CartView } from "@/lib/cart/contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "Put a variant into the bag",
    kind: "session",
    policy: "device",
    limit: { name: "cart", max: 120, windowSeconds: 60 },
    body: AddLineInput,
    answer: CartView,
    status: 201,
  },
  async ({ ctx, body, locale }) => {
    await addLine(ctx, body);
    return getCart(ctx, locale);
  },
);
