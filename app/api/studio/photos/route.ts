import { route } from "@/lib/http/route";
import { listQueue } from "@/lib/moderation";
import { QueueQuery, StaffPhotoPage } from "@/lib/moderation/staff-contract";

export const GET = route(
  {
    summary: "Customers' photos of one view of the queue, what should be looked at first first",
    kind: "session",
    policy: "curator",
    query: QueueQuery,
    answer: StaffPhotoPage,
  },
  ({ ctx, query }) => listQueue(ctx, query),
);
