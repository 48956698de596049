import { route } from "@/lib/http/route";
import { getFigures } from "@/lib/moderation";
import { QueueFigures } from "@/lib/moderation/staff-contract";

export const GET = route(
  { summary: "How the queue of photos stands", kind: "session", policy: "curator", answer: QueueFigures },
  ({ ctx }) => getFigures(ctx),
);
