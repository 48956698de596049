import { and, inArray, lt, sql } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { imports } from "@/lib/db/schema/imports";

/** So long an import can be looked at and taken back. */
const KEPT = sql`interval '90 days'`;

/** Deletes old imports with their files; what they brought stays. One that is under way is never deleted. */
export async function forgetImports({ db }: Context): Promise<number> {
  const isOver = inArray(imports.state, ["previewed", "done", "failed", "undone"]);
  const gone = await db
    .delete(imports)
    .where(and(isOver, lt(imports.createdAt, sql`now() - ${KEPT}`)))
    .returning({ id: imports.id });
  return gone.length;
}
