import { asc, gt } from "drizzle-orm";
import type { Context } from "@/lib/db/context";
import { submissionFiles } from "@/lib/db/schema/submissions";
import { photoFiles } from "@/lib/storage";
import { sha256Of } from "./photo-files";

const AT_ONCE = 200;

/**
 * Holds every kept file against its row: none may be missing or changed.
 *
 * @returns How many files there are, and the names of those that are not as they were kept.
 */
export async function checkPhotoFiles({ db }: Context): Promise<{ files: number; broken: string[] }> {
  const broken: string[] = [];
  let files = 0;
  for (let last = ""; ;) {
    const rows = await db
      .select({ name: submissionFiles.name, sha256: submissionFiles.sha256 })
      .from(submissionFiles)
      .where(gt(submissionFiles.name, last))
      .orderBy(asc(submissionFiles.name))
      .limit(AT_ONCE);
    const end = rows.at(-1);
    if (!end) return { files, broken };
    for (const { name, sha256 } of rows) {
      const bytes = await photoFiles.get(name);
      if (bytes === null || sha256Of(bytes) !== sha256) broken.push(name);
    }
    files += rows.length;
    last = end.name;
  }
}
