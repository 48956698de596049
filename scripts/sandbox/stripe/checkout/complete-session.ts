import type { MethodRow, SessionRow } from "../state/tables";
import type { World } from "../world";

/** The session's intent is paid, promised or set up: the page is done. */
export function completeSession(world: World, row: SessionRow, { object: method }: MethodRow): void {
  const { object: session } = row;
  const completed: SessionRow = {
    ...row,
    object: {
      ...session,
      customer_details: {
        address: null,
        business_name: null,
        email: method.billing_details.email,
        individual_name: null,
        name: method.billing_details.name,
        phone: null,
        tax_exempt: "none",
        tax_ids: [],
      },
      payment_status: paymentStatusOf(world, row),
      status: "complete",
      url: null,
    },
  };
  world.store.put("sessions", completed);
  world.emit("checkout.session.completed", { object: completed.object });
}

function paymentStatusOf({ store }: World, { object: session }: SessionRow): SessionRow["object"]["payment_status"] {
  if (session.mode === "setup") return "no_payment_required";
  // What is only promised counts as unpaid until the capture.
  return store.get("intents", session.payment_intent ?? "")?.status === "succeeded" ? "paid" : "unpaid";
}
