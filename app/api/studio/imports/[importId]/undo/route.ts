import { route } from "@/lib/http/route";
import { getImport, undoImport } from "@/lib/imports";
import { ImportParams, ImportVersionInput, ProductImport } from "@/lib/imports/staff-contract";

const contract = { kind: "session", policy: "manager", params: ImportParams, answer: ProductImport } as const;

export const POST = route(
  { ...contract, summary: "Take an import back; what somebody changed since stays", body: ImportVersionInput },
  async ({ ctx, params, body, locale }) => getImport(ctx, (await undoImport(ctx, params.importId, body)).id, locale),
);
