import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { exportRefused } from "@/lib/imports";
import { ImportParams, RefusedQuery } from "@/lib/imports/staff-contract";

export const GET = route(
  {
    kind: "session",
    policy: "manager",
    summary: "The refused rows of a file, with what is wrong in each",
    params: ImportParams,
    query: RefusedQuery,
    answer: "text/csv",
  },
  async ({ ctx, params, query, locale }) => {
    const { fileName, text } = await exportRefused(ctx, params.importId, query.locale ?? locale);
    return csvAnswer(`${fileName}-refused.csv`, text);
  },
);
