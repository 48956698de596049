import { route } from "@/lib/http/route";
import { getImport, runImport } from "@/lib/imports";
import { ImportParams, ImportVersionInput, ProductImport } from "@/lib/imports/staff-contract";

const contract = { kind: "session", policy: "manager", params: ImportParams, answer: ProductImport } as const;

export const POST = route(
  { ...contract, summary: "Put the products of a file into the shop", body: ImportVersionInput },
  async ({ ctx, params, body, locale }) => getImport(ctx, (await runImport(ctx, params.importId, body)).id, locale),
);
