const CALLS = 600;
const EVENTS = 2_000;
const LOST_ANSWER = 0.05;
const LOST_EVENT = 0.06;
const DOUBLE_EVENT = 0.3;
const COPIES = 3;

/** Faults are taken in the order of their list: one without effect lets one occasion pass. */
function apiFault(random) {
  const at = { method: "POST", path: "/v1/", times: 1 };
  return random() < LOST_ANSWER ? { ...at, action: "drop_answer" } : { ...at, action: "hold", holdMs: 0 };
}

function webhookFault(random) {
  const luck = random();
  if (luck < LOST_EVENT) return { action: "drop", times: 1 };
  if (luck < LOST_EVENT + DOUBLE_EVENT) return { action: "duplicate", times: 1, copies: COPIES };
  return { action: "delay", times: 1, delayMs: Math.floor(random() * 200) };
}

/** What goes wrong at Stripe during one sale: the same for the same seed. */
export const planAccidents = (random) => ({
  api: Array.from({ length: CALLS }, () => apiFault(random)),
  webhooks: Array.from({ length: EVENTS }, () => webhookFault(random)),
});

/** Replaces the faults of the Stripe stand-in. */
export async function setFaults(stripeUrl, faults) {
  const answer = await fetch(`${stripeUrl}/_sandbox/faults`, { method: "PUT", body: JSON.stringify(faults) });
  if (!answer.ok) throw new Error(`The Stripe stand-in does not take these faults: ${await answer.text()}`);
}
