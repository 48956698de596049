import type { IncomingHttpHeaders } from "node:http";
import { API_VERSION } from "../world";
import { invalidRequest } from "../wire/refusal";

/** Refuses what is not a test key, and a live key above all: it has no business in a stand-in. */
export function assertTestKey(headers: IncomingHttpHeaders): void {
  const key = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  if (key === undefined) {
    throw invalidRequest(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
      { status: 401 },
    );
  }
  if (/^[sr]k_live_/.test(key)) {
    throw invalidRequest(
      "This is a stand-in for Stripe: it refuses live keys. Take this key back to where it belongs.",
      {
        status: 401,
      },
    );
  }
  if (!/^sk_test_\w+$/.test(key)) throw invalidRequest("Invalid API Key provided.", { status: 401 });
}

/** The shapes here are those of one version; another one would only seem to work. */
export function assertApiVersion(headers: IncomingHttpHeaders): void {
  const version = headers["stripe-version"];
  if (version === undefined || version === API_VERSION) return;
  throw invalidRequest(`Invalid Stripe API version: this stand-in speaks ${API_VERSION} only.`);
}
