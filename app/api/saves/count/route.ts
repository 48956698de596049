import { route } from "@/lib/http/route";
import { countSaves } from "@/lib/saves";
import { SavesCount } from "@/lib/saves/contract";

export const GET = route(
  { summary: "How many things this device has saved", kind: "session", policy: "anyone", answer: SavesCount },
  async ({ ctx }) => ({ count: await countSaves(ctx) }),
);
