import { and, eq, inArray, sql } from "drizzle-orm";
import { type AuditAction, recordAudit } from "@/lib/audit";
import { changedMeanwhile, conflict, type FieldError, invalid, notFound } from "@/lib/core/errors";
import { type Context, requirePerson, requireRole } from "@/lib/db/context";
import { wakeWorker } from "@/lib/db/jobs";
import { importRows, imports } from "@/lib/db/schema/imports";
import { INTERNAL } from "../failure";
import { isField, type Mapping } from "../fields";
import { isShelf } from "../shelves";
import type { MapImportInput } from "../staff-contract";

type Row = typeof imports.$inferSelect;
type Step = { version: number; action: AuditAction; isAllowed: (row: Row) => boolean };

/** Takes an import for one step of staff, and has the worker go on with what becomes of it. */
async function step(
  ctx: Context,
  importId: string,
  { version, action, isAllowed, change }: Step & { change: (tx: Context, row: Row) => Promise<Partial<Row>> },
): Promise<{ id: string }> {
  requireRole(ctx.actor, "manager");
  return ctx.db.transaction(async (db) => {
    const tx = { ...ctx, db };
    const [row] = await db.select().from(imports).where(eq(imports.id, importId)).for("update");
    if (!row) throw notFound("import", importId);
    if (row.version !== version) throw changedMeanwhile("import", importId);
    if (!isAllowed(row)) throw conflict("import-state", `The import ${importId} is ${row.state}.`);
    const after = await change(tx, row);
    await db
      .update(imports)
      .set({ ...after, version: sql`${imports.version} + 1` })
      .where(eq(imports.id, importId));
    const entry = { action, entity: "import", entityId: importId, label: row.fileName } as const;
    const { mapping, settings, state } = row;
    await recordAudit(tx, { ...entry, before: { state, mapping, settings }, after: { mapping, settings, ...after } });
    await wakeWorker(db, "imports");
    return { id: importId };
  });
}

/**
 * Changes how the columns of a file are read, and has it looked at anew.
 *
 * @param ctx Request context; the actor must be a manager.
 * @param input `mapping` names columns of the file and fields, each field once; `version` is the one that was seen.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `import-state` once it
 * was started, `invalid` with a field for each fault.
 */
export const mapImport = (ctx: Context, importId: string, { version, mapping, settings }: MapImportInput) =>
  step(ctx, importId, {
    version,
    action: "import.map",
    isAllowed: ({ state, error }) => state === "previewed" || (state === "failed" && error !== INTERNAL),
    change: async ({ db }, { columns }) => {
      const faults = mappingFaults(mapping, columns.map(({ name }) => name)); // prettier-ignore
      if (!(await isShelf(db, settings.collectionId)))
        faults.push({ pointer: "#/settings/collectionId", key: "collectionGone" });
      if (faults.length > 0) throw invalid("invalid-input", "The mapping is not sound.", faults);
      return { mapping, settings, state: "reading", error: null, counts: null, done: 0 };
    },
  });

function mappingFaults(mapping: Mapping, columns: readonly string[]): FieldError[] {
  const fields = Object.values(mapping);
  return Object.entries(mapping).flatMap(([column, field], index) => {
    const pointer = `#/mapping/${column.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (!columns.includes(column) || !isField(field)) return [{ pointer, key: "unknown" }];
    return fields.indexOf(field) < index ? [{ pointer, key: "mappedTwice" }] : [];
  });
}

/**
 * Starts an import that was looked at, or goes on with one that stopped.
 *
 * @param ctx Request context; the actor must be a manager. The worker acts in their name.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `import-state`.
 */
export const runImport = (ctx: Context, importId: string, { version }: { version: number }) =>
  step(ctx, importId, {
    version,
    action: "import.run",
    isAllowed: ({ state, error }) => state === "previewed" || (state === "failed" && error === INTERNAL),
    change: (tx, { state, done }) =>
      Promise.resolve({
        ...{ state: "running" as const, error: null, runBy: requirePerson(tx.actor) },
        done: state === "failed" ? done : 0,
      }),
  });

/**
 * Takes an import back: what it made is archived, what it changed is as before. What somebody changed since stays.
 *
 * @param ctx Request context; the actor must be a manager. The worker acts in their name.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`, `conflict` `import-state`.
 */
export const undoImport = (ctx: Context, importId: string, { version }: { version: number }) =>
  step(ctx, importId, {
    version,
    action: "import.undo",
    isAllowed: ({ state, error, done }) => state === "done" || (state === "failed" && error === INTERNAL && done > 0),
    change: async ({ db, actor }) => {
      const written = and(eq(importRows.importId, importId), inArray(importRows.state, ["created", "changed"]));
      return {
        state: "undoing",
        error: null,
        done: 0,
        total: await db.$count(importRows, written),
        runBy: requirePerson(actor),
      };
    },
  });
