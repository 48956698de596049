import { forgetDevice } from "@/lib/device";
import { endedDeviceCookie, endedRememberCookies } from "@/lib/http/device-cookie";
import { route } from "@/lib/http/route";

export const DELETE = route(
  {
    summary: "Forget this browser: what it saved and liked, what it wants to buy, and its cookie",
    kind: "session",
    policy: "anyone",
    limit: { name: "forget", max: 20, windowSeconds: 60 },
    answer: "text/plain",
    status: 204,
  },
  async ({ ctx }) => {
    await forgetDevice(ctx);
    const headers = new Headers({ "cache-control": "private, no-store" });
    for (const cookie of [endedDeviceCookie(), ...endedRememberCookies()]) headers.append("set-cookie", cookie);
    return new Response(null, { status: 204, headers });
  },
);
