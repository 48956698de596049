import { route } from "@/lib/http/route";
import { getImport, mapImport } from "@/lib/imports";
import { ImportParams, MapImportInput, ProductImport } from "@/lib/imports/staff-contract";

const contract = { kind: "session", policy: "manager", params: ImportParams, answer: ProductImport } as const;

export const GET = route(
  { ...contract, summary: "An import: its columns, what would come of it, how far it is" },
  ({ ctx, params, locale }) => getImport(ctx, params.importId, locale),
);

export const PUT = route(
  { ...contract, summary: "Change how the columns of a file are read", body: MapImportInput },
  async ({ ctx, params, body, locale }) => getImport(ctx, (await mapImport(ctx, params.importId, body)).id, locale),
);
