import { route } from "@/lib/http/route";
import { getReceipt } from "@/lib/submissions";
import { PhotoParams, RightsReceipt } from "@/lib/submissions/contract";

export const GET = route(
  {
    summary: "What one gave and took back for a photo, signed by the shop",
    kind: "session",
    policy: "customer",
    params: PhotoParams,
    answer: RightsReceipt,
  },
  async ({ ctx, params }) => {
    const receipt = await getReceipt(ctx, params.photoId);
    const headers = {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="rights-${params.photoId}.json"`,
      "cache-control": "private, no-store",
    };
    return new Response(JSON.stringify(receipt, null, 2), { headers });
  },
);
