import { DomainError } from "@/lib/core/errors";

const MAX_BYTES = 65_536;

const CONTENT_TYPES: Record<string, readonly string[]> = {
  session: ["application/json"],
  signature: ["application/json"],
  report: ["application/csp-report", "application/reports+json", "application/json"],
};

export type Body = { raw: string; json: unknown };

/**
 * Reads a body of a declared type and a bounded size.
 *
 * @param request The request; reading methods give an empty body, and so does a `public` route, which looks at none.
 * @param contract Its `kind` decides the content types, its `body` whether JSON is expected at all.
 * @throws DomainError `unsupported_media`, `too_large` (over its `maxBytes`, 64 kB without it), `bad_request` for broken JSON.
 */
export async function readBody(
  request: Request,
  contract: { kind: string; body?: unknown; maxBytes?: number },
): Promise<Body> {
  if (["GET", "HEAD"].includes(request.method) || contract.kind === "public") return { raw: "", json: undefined };
  const raw = await readText(request, contract.maxBytes);
  if (contract.body === undefined && contract.kind === "session") return { raw, json: undefined };
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!(CONTENT_TYPES[contract.kind] ?? []).includes(type)) {
    throw new DomainError({ code: "unsupported_media", reason: "unsupported-media", detail: "Send JSON." });
  }
  if (contract.body === undefined) return { raw, json: undefined };
  try {
    return { raw, json: JSON.parse(raw) };
  } catch {
    throw new DomainError({ code: "bad_request", reason: "malformed-json", detail: "The body is not JSON." });
  }
}

async function readText(request: Request, maxBytes = MAX_BYTES): Promise<string> {
  const tooLarge = new DomainError({ code: "too_large", reason: "too-large", detail: `More than ${maxBytes} bytes.` });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) throw tooLarge;
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
