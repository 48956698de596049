import type { SetupIntentObject } from "../state/tables";
import { newId, randomText } from "../wire/ids";

type NewSetup = Pick<SetupIntentObject, "created"> & Partial<SetupIntentObject>;

/** An intent to keep a card that has not been kept yet, in the full form that the API gives. */
export function newSetupIntent(setup: NewSetup): SetupIntentObject {
  const id = newId("seti");
  return {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: "off_session",
    ...setup,
  };
}
