import { notFound } from "@/lib/core/errors";
import { photoFiles } from "@/lib/storage";
import { readRange } from "@/server/byte-range.mjs";

const NAME = /^([a-z0-9]{10,40})(?:-(\d{2,4})\.(avif|webp)|\.(mp4))$/;
const TYPES = { avif: "image/avif", webp: "image/webp", mp4: "video/mp4" } as const;
type Format = keyof typeof TYPES;
/** A file that is opened as a page can do nothing. */
const POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

type FileName = { mediaKey: string; format: Format };

/** What a file's name says, or null for one that is none of ours. */
export function readPhotoName(name: string): FileName | null {
  const [, mediaKey, , picture, film] = NAME.exec(name) ?? [];
  // Safe: the expression lets no other endings through.
  const format = (picture ?? film) as Format | undefined;
  return mediaKey !== undefined && format !== undefined ? { mediaKey, format } : null;
}

const headersOf = (format: Format, cache: string) => ({
  "content-type": TYPES[format],
  "content-security-policy": POLICY,
  "content-disposition": "inline",
  "x-content-type-options": "nosniff",
  "accept-ranges": "bytes",
  "cache-control": cache,
});

/**
 * Answers with a file of a photo or clip, or with the part of it that is asked for.
 *
 * @param name `<mediaKey>-<width>.<format>` or `<mediaKey>.mp4`: its bytes never change, so the name is its ETag.
 * @param options `request` says what the browser has and which part it wants; `cache` how long somebody may keep it.
 * @throws DomainError `not_found` where there is no such file.
 */
export async function answerPhoto(
  name: string,
  { request, cache }: { request: Request; cache: string },
): Promise<Response> {
  const format = readPhotoName(name)?.format;
  if (format === undefined) throw notFound("photo", name);
  const etag = `"${name}"`;
  const headers = { ...headersOf(format, cache), etag };
  const known = request.headers.get("if-none-match") ?? "";
  if (known.split(",").some((each) => each.trim().replace(/^W\//, "") === etag)) {
    return new Response(null, { status: 304, headers: { etag, "cache-control": cache } });
  }
  const wanted = request.headers.get("range");
  const size = wanted === null ? null : await photoFiles.size(name);
  const range = size === null ? "all" : readRange(wanted, size);
  if (range === "none")
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${String(size)}` } });
  const bytes = await photoFiles.get(name, range === "all" ? undefined : range);
  if (bytes === null) throw notFound("photo", name);
  if (range === "all") return new Response(new Uint8Array(bytes), { headers });
  const { start, end } = range;
  const part = { ...headers, "content-range": `bytes ${String(start)}-${String(end)}/${String(size)}` };
  return new Response(new Uint8Array(bytes), { status: 206, headers: part });
}
