/** Codes every slice may use; `lib/http/problem.ts` gives each exactly one HTTP status. */
export type ErrorCode =
  | "bad_request"
  | "unauthenticated"
  | "payment_declined"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "precondition_failed"
  | "too_large"
  | "unsupported_media"
  | "invalid"
  | "rate_limited"
  | "unavailable";

/**
 * One wrong field: where it is in the body (JSON Pointer), which sentence of `messages` explains it, and what stands in
 * that sentence's placeholders.
 */
export type FieldError = { pointer: string; key: string; values?: Record<string, string | number> };

type DomainErrorInit = {
  code: ErrorCode;
  reason: string;
  detail: string;
  /** Values for the placeholders of the reason's sentence in `messages`. */
  values?: Record<string, string | number>;
  errors?: FieldError[];
  retryAfterSeconds?: number;
  cause?: unknown;
};

/** A refusal the caller can act on. Anything else that is thrown is a bug and answers 500. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  /** Kebab-case reason within the code, e.g. `out-of-stock`; becomes the last part of the problem `type`. */
  readonly reason: string;
  readonly values: Record<string, string | number>;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor({ code, reason, detail, values = {}, errors = [], retryAfterSeconds, cause }: DomainErrorInit) {
    super(detail, { cause });
    this.code = code;
    this.reason = reason;
    this.values = values;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Values = Record<string, string | number>;

/** The thing does not exist, or the actor may not know that it does. */
export const notFound = (entity: string, id: string) =>
  new DomainError({ code: "not_found", reason: "not-found", detail: `No ${entity} ${id}.` });

/** The actor is known and may not do this to a thing that they can see. */
export const forbidden = (detail: string) => new DomainError({ code: "forbidden", reason: "forbidden", detail });

/** The state of the shop does not allow it now; `reason` says which state. */
export const conflict = (reason: string, detail: string, values: Values = {}) =>
  new DomainError({ code: "conflict", reason, detail, values });

/** Well formed, but a rule over the input says no; `errors` point at the fields. */
export const invalid = (reason: string, detail: string, errors: FieldError[] = []) =>
  new DomainError({ code: "invalid", reason, detail, errors });

/** An outside party or the database cannot answer now; trying again later is right. */
export const unavailable = (reason: string, detail: string, cause?: unknown) =>
  new DomainError({ code: "unavailable", reason, detail, retryAfterSeconds: 5, cause });

/** Somebody changed it after the caller read it: nothing was overwritten. */
export const changedMeanwhile = (entity: string, id: string) =>
  new DomainError({
    code: "precondition_failed",
    reason: "changed-meanwhile",
    detail: `The ${entity} ${id} has another version by now.`,
  });
