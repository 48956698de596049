import type { RawParams } from "../wire/params";
import { invalidRequest } from "../wire/refusal";

const PAYMENT_PATHS = /^\/v1\/(payment_intents|setup_intents|checkout\/sessions)(\/|$)/;

/** Names that older tutorials still use and that `endive` no longer takes. */
export function assertNoRemovedParams(path: string, params: RawParams): void {
  if (!PAYMENT_PATHS.test(path) || params["payment_method_types"] === undefined) return;
  throw invalidRequest(
    "The `payment_method_types` parameter is no longer supported. Use dynamic payment methods, or filter them with `allowed_payment_method_types` or `excluded_payment_method_types`.",
    { code: "payment_method_types_no_longer_supported", param: "payment_method_types" },
  );
}
