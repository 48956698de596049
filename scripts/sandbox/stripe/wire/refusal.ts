export type RefusalBody = {
  type: "invalid_request_error" | "idempotency_error" | "card_error" | "api_error";
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  advice_code?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: object;
  payment_method?: object;
  setup_intent?: object;
};

type RefusalDetails = { status?: number } & Pick<RefusalBody, "code" | "param" | "payment_intent" | "setup_intent">;

/**
 * Every answer that is not a success; the dispatcher turns it into Stripe's `{error}` document. Thrown, it undoes the
 * work; given back by a route, the work stands: a declined card leaves its traces.
 */
export class Refusal extends Error {
  readonly status: number;
  readonly body: RefusalBody;

  constructor(status: number, body: RefusalBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export function invalidRequest(message: string, { status = 400, ...details }: RefusalDetails = {}): Refusal {
  const docs = details.code ? { doc_url: docUrlOf(details.code) } : {};
  return new Refusal(status, { type: "invalid_request_error", message, ...details, ...docs });
}

export function docUrlOf(code: string): string {
  return `https://docs.stripe.com/error-codes#${code.replaceAll("_", "-")}`;
}

export function missingResource(kind: string, id: string, param = "id"): Refusal {
  return invalidRequest(`No such ${kind}: '${id}'`, { status: 404, code: "resource_missing", param });
}
