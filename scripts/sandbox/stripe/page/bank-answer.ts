import { authenticate, findAnyIntent } from "../checkout/authenticate";
import { returnUrlOfSession } from "../checkout/present-session";
import { sessionOfIntent } from "../checkout/session-intent";
import { isAtBank } from "../payments/authenticate-intent";
import { BANK_PATH, returnUrlOf } from "../payments/next-action";
import type { PaymentIntentObject, SessionRow, SetupIntentObject } from "../state/tables";
import { NO_REQUEST, type World } from "../world";
import { BANK_TEXTS } from "./bank-texts";
import { bankPage } from "./bank-view";
import { redirect, show, type PageAnswer, type PageRequest } from "./reply";
import { languageOf, TEXTS, type Language } from "./texts";
import { closedPage } from "./view";

type Intent = PaymentIntentObject | SetupIntentObject;

const REDIRECT_STATUS: Readonly<Record<string, string>> = {
  requires_action: "pending",
  requires_capture: "succeeded",
  succeeded: "succeeded",
};

/** The shop's address with what Stripe adds to it. */
function withOutcome(returnUrl: string, intent: Intent): string {
  const url = new URL(returnUrl);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? "");
  url.searchParams.set("redirect_status", REDIRECT_STATUS[intent.status] ?? "failed");
  return url.href;
}

/** Where the buyer goes after the bank: on with the hosted page, or back to the shop. */
function wayBack(intent: Intent, session: SessionRow | undefined, returnUrl: string | null): string | null {
  if (session) return session.object.status === "complete" ? returnUrlOfSession(session) : `/c/pay/${session.id}`;
  return returnUrl === null ? null : withOutcome(returnUrl, intent);
}

function showOver(language: Language, backUrl: string | null): PageAnswer {
  const { over, goBack } = BANK_TEXTS[language];
  return show(200, closedPage({ language, heading: over, detail: goBack, backUrl }), null);
}

function ask(world: World, intent: Intent, language: Language): PageAnswer {
  const sum = intent.object === "payment_intent" ? { amount: intent.amount, currency: intent.currency } : null;
  const method = world.store.get("methods", intent.payment_method ?? "")?.object ?? null;
  const session = sessionOfIntent(world, intent.id);
  const leadsTo = session ? returnUrlOfSession(session) : returnUrlOf(intent);
  return show(200, bankPage({ intentId: intent.id, sum, method, language }), leadsTo);
}

/** `/3ds/<intent>`: the bank's page, for payments and for cards to be saved, from the API and from the hosted page. */
export function answerBank(world: World, { method, path, body, acceptLanguage }: PageRequest): PageAnswer {
  const intent = findAnyIntent(world, path.slice(BANK_PATH.length));
  const session = intent && sessionOfIntent(world, intent.id);
  const language = languageOf(session?.object.locale ?? null, acceptLanguage);
  if (!intent) {
    return show(404, closedPage({ language, heading: TEXTS[language].missing, detail: null, backUrl: null }), null);
  }
  if (!isAtBank(intent)) return showOver(language, wayBack(intent, session, null));
  if (method !== "POST") return ask(world, intent, language);
  const decision = new URLSearchParams(body).get("action");
  const answered =
    decision === "accept" || decision === "refuse"
      ? world.perform(NO_REQUEST, () => authenticate(world, intent.id, decision))
      : intent;
  const back = wayBack(answered, session && world.store.get("sessions", session.id), returnUrlOf(intent));
  return back === null ? showOver(language, null) : redirect(back);
}
