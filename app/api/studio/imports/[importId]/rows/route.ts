import { route } from "@/lib/http/route";
import { listImportRows } from "@/lib/imports";
import { ImportParams, ImportRowPage, ImportRowsQuery } from "@/lib/imports/staff-contract";

export const GET = route(
  {
    kind: "session",
    policy: "manager",
    summary: "What became of the products of a file, or would",
    params: ImportParams,
    query: ImportRowsQuery,
    answer: ImportRowPage,
  },
  ({ ctx, params, query }) => listImportRows(ctx, params.importId, query),
);
