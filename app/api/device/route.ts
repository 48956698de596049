import { forgetDevice } from "@/lib/device";
import { endedDeviceCookie } from "@/lib/http/device-cookie";
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
    const headers = { "cache-control": "private, no-store", "set-cookie": endedDeviceCookie() };
    return new Response(null, { status: 204, headers });
  },
);
