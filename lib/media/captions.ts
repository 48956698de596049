import { and, eq } from "drizzle-orm";
import type { Locale } from "@/lib/core/locale";
import type { Context } from "@/lib/db/context";
import { media } from "@/lib/db/schema/media";
import { writeCaptions } from "./clips";

/**
 * Captions of a clip that staff sent: what they said that it shows.
 *
 * @returns A WebVTT file, without words while nothing is said; null where there is no such clip.
 */
export async function findCaptions({ db }: Context, key: string, locale: Locale): Promise<string | null> {
  const { alt, durationMs } = media;
  const [clip] = await db
    .select({ alt, durationMs })
    .from(media)
    .where(and(eq(media.key, key), eq(media.kind, "video")));
  if (clip?.durationMs == null) return null;
  return clip.alt[locale].trim() === "" ? "WEBVTT\n" : writeCaptions(clip.alt[locale], clip.durationMs);
}
