import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit";
import { conflict, invalid } from "@/lib/core/errors";
import { type Context, requirePerson, requireRole } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { imports } from "@/lib/db/schema/imports";
import { columnNames, formatOf, proposeMapping } from "../fields";
import { packFile, unpackUpload } from "../file";
import { readCsv } from "../read-csv";
import { findFirstShelf } from "../shelves";

type Upload = { bytes: Buffer; fileName: string };

const SAMPLE_LENGTH = 80;
/** So many rows are looked at for the first thing that stands in a column. */
const SAMPLE_ROWS = 20;

/**
 * Takes a file of products, proposes how its columns are read, and has the worker look at what would come of it. Nothing
 * of the shop changes yet.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param upload `bytes` of a CSV file, plain or gzipped, up to 20 MB; `fileName` is only shown.
 * @throws DomainError `not_found`, `forbidden`, `too_large`, `invalid` with one of the reasons of `readCsv` for what stands
 * in its first rows, `conflict` `import-no-collection`.
 */
export async function uploadImport(ctx: Context, { bytes, fileName }: Upload): Promise<{ id: string }> {
  requireRole(ctx.actor, "manager");
  const personId = requirePerson(ctx.actor);
  const plain = await unpackUpload(bytes);
  const columns = await columnsOf(plain);
  const names = columns.map(({ name }) => name);
  const content = await packFile(plain);
  return ctx.db.transaction(async (db) => {
    const collectionId = await findFirstShelf(db);
    if (collectionId === null) throw conflict("import-no-collection", "Products need a collection to stand in.");
    const [made] = await db
      .insert(imports)
      .values({
        ...{ personId, fileName, content, columns, state: "reading" },
        fileHash: createHash("sha256").update(plain).digest("hex"),
        format: formatOf(names),
        mapping: proposeMapping(names),
        settings: { language: "both", collectionId },
      })
      .returning({ id: imports.id });
    if (!made) throw new Error("an import was not written");
    const entry = { action: "import.upload", entity: "import", entityId: made.id, label: fileName } as const;
    await recordAudit({ ...ctx, db }, { ...entry, before: null, after: { fileName, bytes: plain.length } });
    await wakeWorker(db, "imports");
    return made;
  });
}

/** The columns of a file, each with the first thing that stands in it. */
async function columnsOf(bytes: Buffer): Promise<{ name: string; sample: string }[]> {
  const rows: string[][] = [];
  for await (const { cells } of readCsv(bytes)) {
    rows.push(cells);
    if (rows.length > SAMPLE_ROWS) break;
  }
  const [header, ...others] = rows;
  if (!header || header.length < 2) throw invalid("import-not-csv", "There is only one column.");
  return columnNames(header).map((name, index) => {
    const text = others.map((cells) => (cells[index] ?? "").trim()).find(Boolean) ?? "";
    return { name, sample: text.replaceAll(/\s+/g, " ").slice(0, SAMPLE_LENGTH) };
  });
}
