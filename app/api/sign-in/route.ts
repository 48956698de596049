import { route } from "@/lib/http/route";
import { askToSignIn } from "@/lib/staff";
import { SignInInput } from "@/lib/staff/contract";

export const POST = route(
  {
    summary: "Mail a code with which somebody of the shop signs in at this browser; always the same answer",
    kind: "session",
    policy: "device",
    limit: { name: "sign-in", max: 10, windowSeconds: 600 },
    body: SignInInput,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, body, locale }) => askToSignIn(ctx, body.email, locale),
);
