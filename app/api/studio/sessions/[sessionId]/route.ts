import { route } from "@/lib/http/route";
import { signOut } from "@/lib/staff";
import { SessionParams } from "@/lib/staff/contract";

export const DELETE = route(
  {
    summary: "Sign the asker out at one of their browsers",
    kind: "session",
    policy: "curator",
    params: SessionParams,
    answer: "text/plain",
    status: 204,
  },
  async ({ ctx, params, signIn }) => {
    await signOut(ctx, params.sessionId);
    if (ctx.actor.kind === "staff" && ctx.actor.sessionId === params.sessionId) signIn(null);
  },
);
