import { route } from "@/lib/http/route";
import { listSavedThings } from "@/lib/saves";
import { SavedThings, SavedThingsQuery } from "@/lib/saves/contract";

export const GET = route(
  {
    summary: "Which of some posts and products this device has saved",
    kind: "session",
    policy: "anyone",
    query: SavedThingsQuery,
    answer: SavedThings,
  },
  ({ ctx, query }) => listSavedThings(ctx, query),
);
