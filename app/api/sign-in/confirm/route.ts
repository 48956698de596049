import { route } from "@/lib/http/route";
import { signIn } from "@/lib/staff";
import { SignInConfirmInput } from "@/lib/staff/contract";

export const POST = route(
  {
    summary: "Sign in with the code that was mailed",
    kind: "session",
    policy: "device",
    limit: { name: "sign-in-confirm", max: 30, windowSeconds: 600 },
    body: SignInConfirmInput,
    answer: "text/plain",
    status: 204,
  },
  async ({ ctx, body, request, signIn: keepSignedIn }) => {
    const userAgent = request.headers.get("user-agent") ?? "";
    keepSignedIn(await signIn(ctx, { code: body.code, userAgent }));
  },
);
