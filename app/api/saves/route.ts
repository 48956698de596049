import { route } from "@/lib/http/route";
import { listSaves } from "@/lib/saves";
import { SavesPage, SavesQuery } from "@/lib/saves/contract";

export const GET = route(
  {
    summary: "What this device saved, newest first, paged by key",
    kind: "session",
    policy: "anyone",
    query: SavesQuery,
    answer: SavesPage,
  },
  ({ ctx, query }) => listSaves(ctx, query.locale, { cursor: query.cursor }),
);
