import { route } from "@/lib/http/route";
import { listMyPhotos } from "@/lib/submissions";
import { MyPhotos } from "@/lib/submissions/contract";

export const GET = route(
  {
    summary: "Photos that this browser or its customer shared, and what became of each",
    kind: "session",
    policy: "customer",
    answer: MyPhotos,
  },
  ({ ctx, locale }) => listMyPhotos(ctx, locale),
);
