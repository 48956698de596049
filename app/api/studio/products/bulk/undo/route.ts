import { BulkAnswer, BulkUndoInput } from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";
import { undoEdit } from "@/lib/publishing";

export const POST = route(
  {
    summary: "Take a change of many products back",
    kind: "session",
    policy: "manager",
    body: BulkUndoInput,
    maxBytes: 4_194_304,
    answer: BulkAnswer,
  },
  ({ ctx, body }) => undoEdit(ctx, body),
);
