import { undoOrder } from "@/lib/checkout";
import { OrderTokenParams, UndoneOrder } from "@/lib/checkout/contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "Undo what was bought with one tap, before its card is charged",
    kind: "session",
    policy: "customer",
    limit: { name: "undo", max: 30, windowSeconds: 60 },
    params: OrderTokenParams,
    answer: UndoneOrder,
  },
  ({ ctx, params }) => undoOrder(ctx, params.token),
);
