import { route } from "@/lib/http/route";
import { getMe } from "@/lib/staff";
import { Me } from "@/lib/staff/contract";

export const GET = route(
  { summary: "Whoever is signed in", kind: "session", policy: "curator", answer: Me },
  ({ ctx }) => getMe(ctx),
);
