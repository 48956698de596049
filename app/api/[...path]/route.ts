import { z } from "zod";
import { notFound } from "@/lib/core/errors";
import { route } from "@/lib/http/route";

const nowhere = route(
  {
    summary: "Say that there is nothing at this address",
    kind: "public",
    policy: "anyone",
    answer: z.never(),
  },
  ({ request }) => Promise.reject(notFound("address", new URL(request.url).pathname)),
);

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT };
