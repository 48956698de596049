import { route } from "@/lib/http/route";
import { listTaggables } from "@/lib/posts";
import { Taggables, TaggablesQuery } from "@/lib/posts/staff-contract";

export const GET = route(
  {
    summary: "Variants that can be tagged on a picture",
    kind: "session",
    policy: "curator",
    query: TaggablesQuery,
    answer: Taggables,
  },
  ({ ctx, query }) => listTaggables(ctx, query.q),
);
