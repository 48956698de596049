import { DomainError } from "@/lib/core/errors";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";

/** Why an import stopped that nobody's file is to blame for: it can go on. */
export const INTERNAL = JSON.stringify({ reason: "import-stopped", values: {} });

/** Why an import failed, as it is kept: the reason and the values of its sentence. */
export const failureOf = (error: unknown): string =>
  error instanceof DomainError ? JSON.stringify({ reason: error.reason, values: error.values }) : INTERNAL;

/** The sentence for a failure that was kept. */
export function failureText(kept: string | null, locale: Locale): string | null {
  if (kept === null) return null;
  const { problems } = messagesOf(locale);
  const known: Partial<Record<string, { detail: string }>> = problems;
  // Safe: `failureOf` wrote it.
  const { reason, values } = JSON.parse(kept) as { reason: string; values: Record<string, number> };
  return fill((known[reason] ?? problems["import-stopped"]).detail, values);
}
