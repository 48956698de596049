import { route } from "@/lib/http/route";
import { listMySessions } from "@/lib/staff";
import { Sessions } from "@/lib/staff/contract";

export const GET = route(
  { summary: "The browsers at which the asker is signed in", kind: "session", policy: "curator", answer: Sessions },
  async ({ ctx }) => ({ items: await listMySessions(ctx) }),
);
