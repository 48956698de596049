import { notFound } from "@/lib/core/errors";
import { photoFiles } from "@/lib/storage";

const NAME = /^([a-z0-9]{10,40})-(\d{2,4})\.(avif|webp)$/;
const TYPES = { avif: "image/avif", webp: "image/webp" } as const;
/** A file that is opened as a page can do nothing. */
const POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

type FileName = { mediaKey: string; format: keyof typeof TYPES };

/** What a file's name says, or null for one that is none of ours. */
export function readPhotoName(name: string): FileName | null {
  const [, mediaKey, , format] = NAME.exec(name) ?? [];
  return mediaKey !== undefined && (format === "avif" || format === "webp") ? { mediaKey, format } : null;
}

const headersOf = (format: keyof typeof TYPES, cache: string) => ({
  "content-type": TYPES[format],
  "content-security-policy": POLICY,
  "content-disposition": "inline",
  "x-content-type-options": "nosniff",
  "cache-control": cache,
});

/**
 * Answers with a photo's file.
 *
 * @param name `<mediaKey>-<width>.<format>`: its bytes never change, so the name is its ETag.
 * @param options `known` is what the browser says it has; `cache` how long somebody may keep it.
 * @throws DomainError `not_found` where there is no such file.
 */
export async function answerPhoto(
  name: string,
  { known, cache }: { known: string | null; cache: string },
): Promise<Response> {
  const format = readPhotoName(name)?.format;
  if (format === undefined) throw notFound("photo", name);
  const etag = `"${name}"`;
  const headers = { ...headersOf(format, cache), etag };
  if ((known ?? "").split(",").some((each) => each.trim().replace(/^W\//, "") === etag)) {
    return new Response(null, { status: 304, headers: { etag, "cache-control": cache } });
  }
  const bytes = await photoFiles.get(name);
  if (bytes === null) throw notFound("photo", name);
  return new Response(new Uint8Array(bytes), { headers });
}
