import { z } from "zod";
import { DomainError, type ErrorCode, type FieldError } from "@/lib/core/errors";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { messagesOf, type Messages } from "@/lib/core/messages";

const STATUS: Record<ErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  payment_declined: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  too_large: 413,
  unsupported_media: 415,
  invalid: 422,
  rate_limited: 429,
  unavailable: 503,
};

/** Wire shape of every error this app answers. @see https://www.rfc-editor.org/rfc/rfc9457 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

export type ProblemReason = keyof Messages["problems"];
type FieldKey = keyof Messages["fields"];

const isReason = (reason: string, messages: Messages): reason is ProblemReason => reason in messages.problems;
const isField = (key: string, messages: Messages): key is FieldKey => key in messages.fields;

/** PostgreSQL is away, full, or told us to try again: the shopper may simply repeat. */
function isDatabaseAway(error: unknown): boolean {
  const code = (error as { cause?: { code?: unknown }; code?: unknown } | undefined)?.code ?? causeCode(error);
  const text = error instanceof Error ? `${error.message} ${String((error.cause as Error | undefined)?.message)}` : "";
  return (
    (typeof code === "string" && /^(08|53|57P|55P03|57014|40|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT)/.test(code)) ||
    /timeout exceeded when trying to connect|Query read timeout|Connection terminated/.test(text)
  );
}

const causeCode = (error: unknown): unknown => (error as { cause?: { code?: unknown } } | undefined)?.cause?.code;

function fieldErrors(errors: FieldError[], messages: Messages) {
  return errors.map(({ pointer, key, values }) => ({
    pointer,
    detail: fill(messages.fields[isField(key, messages) ? key : "other"], values ?? {}),
  }));
}

/** @see https://www.rfc-editor.org/rfc/rfc6901 */
const pointerOf = (path: readonly PropertyKey[]): string =>
  `#/${path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;

/** The field a zod issue is about, and the sentence for it: named by the last part of its path. */
function issueFields(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), key: "unknown" }));
  }
  const names = issue.path.filter((part) => typeof part === "string");
  return [{ pointer: pointerOf(issue.path), key: names.at(-1) ?? "other" }];
}

/**
 * Turns anything thrown into a problem in the shopper's language. The single place where errors get a status.
 *
 * @param error What a handler threw.
 * @param instance URI of this occurrence, the request id.
 * @param locale Language of `title`, `detail` and the fields' sentences.
 * @returns A problem; unknown errors say nothing about their cause.
 */
export function toProblem(error: unknown, instance: string, locale: Locale): Problem {
  const messages = messagesOf(locale);
  const named = (reason: ProblemReason, status: number, values: Record<string, string | number> = {}): Problem => ({
    type: `/problems/${reason}`,
    title: messages.problems[reason].title,
    status,
    detail: fill(messages.problems[reason].detail, values),
    instance,
  });
  if (error instanceof DomainError) {
    const problem = isReason(error.reason, messages)
      ? named(error.reason, STATUS[error.code], error.values)
      : named("internal", 500);
    return error.errors.length > 0 ? { ...problem, errors: fieldErrors(error.errors, messages) } : problem;
  }
  if (error instanceof z.ZodError) {
    return { ...named("invalid-input", 422), errors: fieldErrors(error.issues.flatMap(issueFields), messages) };
  }
  if (isDatabaseAway(error)) return named("unavailable", 503);
  return named("internal", 500);
}
