import { route } from "@/lib/http/route";
import { startShare } from "@/lib/submissions";
import { StartedShare, StartShareInput } from "@/lib/submissions/contract";

export const POST = route(
  {
    summary: "Make room for photos that are about to be uploaded",
    kind: "session",
    policy: "customer",
    limit: { name: "share", max: 30, windowSeconds: 3_600 },
    body: StartShareInput,
    answer: StartedShare,
    status: 201,
  },
  ({ ctx, body, locale }) => startShare(ctx, body, locale),
);
