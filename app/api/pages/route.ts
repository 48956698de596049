import { revalidatePath } from "next/cache";
import { forbidden } from "@/lib/core/errors";
import { route } from "@/lib/http/route";
import { isPageCall } from "@/lib/outbox";

export const POST = route(
  {
    summary: "Make every page anew when it is next asked for; only the shop's own worker may say so",
    kind: "signature",
    policy: "worker",
    answer: "text/plain",
    status: 204,
  },
  ({ request }) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    if (!isPageCall(token)) throw forbidden("This is not our worker.");
    revalidatePath("/", "layout");
    return Promise.resolve();
  },
);
