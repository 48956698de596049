import { route } from "@/lib/http/route";
import { decideMany } from "@/lib/moderation";
import { Decided, DecideManyInput } from "@/lib/moderation/staff-contract";

export const POST = route(
  {
    summary: "Approve, reject or undo one photo or many, each only at the version that was seen",
    kind: "session",
    policy: "curator",
    body: DecideManyInput,
    answer: Decided,
  },
  ({ ctx, body }) => decideMany(ctx, body),
);
