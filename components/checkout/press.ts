/** What pressing "pay" needs: fetched at the first sign of use. */
export { startCheckout } from "@/lib/checkout/client";
export { attemptFor } from "./attempt-key";
export { errorsOfForm, errorsOfProblem, focusFirstError } from "./form-errors";
