import { DomainError } from "@/lib/core/errors";

const MAX_BYTES = 65_536;

const CONTENT_TYPES: Record<string, readonly string[]> = {
  session: ["application/json"],
  signature: ["application/json"],
  report: ["application/csp-report", "application/reports+json", "application/json"],
};

export type Body = { raw: string; json: unknown; file: Buffer };

/** A file as the whole body of a request; what it really is, its first bytes say. */
export type FileBody = { types: readonly string[]; maxBytes: number };

const NO_FILE = Buffer.alloc(0);

/**
 * Reads a body of a declared type and a bounded size.
 *
 * @param request The request; reading methods give an empty body, and so does a `public` route, which looks at none.
 * @param contract Its `kind` decides the content types, its `body` whether JSON is expected at all, its `file` that the
 * body is one.
 * @throws DomainError `unsupported_media`, `too_large` (over its `maxBytes`, 64 kB without it), `bad_request` for
 * broken JSON.
 */
export async function readBody(
  request: Request,
  contract: { kind: string; body?: unknown; maxBytes?: number; file?: FileBody },
): Promise<Body> {
  const nothing = { raw: "", json: undefined, file: NO_FILE };
  if (["GET", "HEAD"].includes(request.method) || contract.kind === "public") return nothing;
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (contract.file) {
    requireType(type, contract.file.types);
    return { ...nothing, file: await readBytes(request, contract.file.maxBytes) };
  }
  const raw = (await readBytes(request, contract.maxBytes)).toString("utf8");
  if (contract.body === undefined && contract.kind === "session") return { ...nothing, raw };
  requireType(type, CONTENT_TYPES[contract.kind] ?? []);
  if (contract.body === undefined) return { ...nothing, raw };
  try {
    return { ...nothing, raw, json: JSON.parse(raw) };
  } catch {
    throw new DomainError({ code: "bad_request", reason: "malformed-json", detail: "The body is not JSON." });
  }
}

function requireType(type: string, allowed: readonly string[]): void {
  if (allowed.includes(type)) return;
  const detail = `Send ${allowed.join(" or ")}.`;
  throw new DomainError({ code: "unsupported_media", reason: "unsupported-media", detail });
}

async function readBytes(request: Request, maxBytes = MAX_BYTES): Promise<Buffer> {
  const tooLarge = new DomainError({
    code: "too_large",
    reason: "too-large",
    detail: `More than ${String(maxBytes)} bytes.`,
  });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) throw tooLarge;
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
