import { BulkAnswer, BulkInput } from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";
import { editProducts } from "@/lib/publishing";

export const POST = route(
  {
    summary: "Change many products at once, or see what would come of it",
    kind: "session",
    policy: "manager",
    body: BulkInput,
    answer: BulkAnswer,
  },
  ({ ctx, body }) => editProducts(ctx, body),
);
