import { addLines, getCart } from "@/lib/cart";
import { AddedLines, AddLinesInput } from "@/lib/cart/contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "Put several variants into the bag at once; says which are in and which are not, and why",
    kind: "session",
    policy: "device",
    limit: { name: "cart", max: 120, windowSeconds: 60 },
    body: AddLinesInput,
    answer: AddedLines,
    idempotent: true,
  },
  async ({ ctx, body, locale }) => ({ ...(await addLines(ctx, body.lines)), cart: await getCart(ctx, locale) }),
);
