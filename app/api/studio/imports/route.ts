import { IMPORT_LIMITS } from "@/lib/core/import-limits";
import { route } from "@/lib/http/route";
import { getImport, listImports, uploadImport } from "@/lib/imports";
import { ImportPage, ImportsQuery, ProductImport, UploadQuery } from "@/lib/imports/staff-contract";

const contract = { kind: "session", policy: "manager" } as const;
const FILE_TYPES = [
  "text/csv",
  "application/gzip",
  "application/vnd.ms-excel",
  "text/plain",
  "application/octet-stream",
];
/** The file itself may be that large, and what is packed is smaller, but for its frame. */
const FRAME_BYTES = 4_096;

export const GET = route(
  { ...contract, summary: "Imports of products, the newest first", query: ImportsQuery, answer: ImportPage },
  ({ ctx, query }) => listImports(ctx, query),
);

export const POST = route(
  {
    ...contract,
    summary: "Bring a CSV file of products; nothing of the shop changes yet",
    query: UploadQuery,
    file: { types: FILE_TYPES, maxBytes: IMPORT_LIMITS.fileBytes + FRAME_BYTES },
    answer: ProductImport,
    status: 201,
    limit: { name: "import-upload", max: 60, windowSeconds: 3_600 },
  },
  async ({ ctx, query, file, locale }) =>
    getImport(ctx, (await uploadImport(ctx, { bytes: file, fileName: query.fileName })).id, locale),
);
