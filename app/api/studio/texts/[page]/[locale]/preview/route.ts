import { previewText } from "@/lib/content";
import { PreviewInput, TextName, TextPreview } from "@/lib/content/staff-contract";
import { route } from "@/lib/http/route";

export const POST = route(
  {
    summary: "How a page of text would look; nothing is saved",
    kind: "session",
    policy: "admin",
    params: TextName,
    body: PreviewInput,
    answer: TextPreview,
  },
  ({ ctx, params, body }) => previewText(ctx, params, body),
);
