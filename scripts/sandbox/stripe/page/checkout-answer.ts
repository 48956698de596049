import { paySession } from "../checkout/pay-session";
import type { SessionRow } from "../state/tables";
import { NO_REQUEST, type World } from "../world";
import { NOTHING_TYPED, readCard, readTyped, type Typed } from "./form";
import { redirect, show, type PageAnswer, type PageRequest } from "./reply";
import { declineText, languageOf, TEXTS, type Language } from "./texts";
import { closedPage, payPage, type Complaint } from "./view";

function returnUrlOf({ object }: SessionRow): string | null {
  return object.success_url?.replaceAll("{CHECKOUT_SESSION_ID}", object.id) ?? null;
}

function sendBack(row: SessionRow): PageAnswer {
  return redirect(returnUrlOf(row) ?? "/");
}

function showClosed(row: SessionRow, language: Language): PageAnswer {
  const texts = TEXTS[language];
  const isPaid = row.object.status === "complete";
  const backUrl = isPaid ? returnUrlOf(row) : row.object.cancel_url;
  const heading = isPaid ? texts.complete : texts.expired;
  return show(200, closedPage({ language, heading, detail: isPaid ? null : texts.expiredDetail, backUrl }), null);
}

type Rejection = { status: number; typed: Typed; complaint: Complaint };

/** @returns What to tell the buyer, or null when it is paid. */
function submit(world: World, row: SessionRow, request: { body: string; language: Language }): Rejection | null {
  const texts = TEXTS[request.language];
  const typed = readTyped(request.body);
  const reading = readCard(typed, world.clock.now());
  if (!reading.isValid) {
    return { status: 422, typed, complaint: { message: texts.invalid[reading.field], field: reading.field } };
  }
  const decline = world.perform(NO_REQUEST, () => paySession(world, row, reading));
  if (!decline) return null;
  const field = decline.code === "incorrect_cvc" ? "cvc" : null;
  return { status: 402, typed, complaint: { message: declineText(texts, decline.decline_code ?? ""), field } };
}

/** The hosted page, `/c/pay/<session>`. A second submit of the same page finds the session paid and only goes on. */
export function answerCheckout(world: World, { method, path, body, acceptLanguage }: PageRequest): PageAnswer {
  const row = world.store.get("sessions", path.slice("/c/pay/".length));
  const language = languageOf(row?.object.locale ?? null, acceptLanguage);
  if (!row || (method !== "GET" && method !== "POST")) {
    return show(404, closedPage({ language, heading: TEXTS[language].missing, detail: null, backUrl: null }), null);
  }
  const isSubmit = method === "POST";
  if (row.object.status !== "open") {
    return isSubmit && row.object.status === "complete" ? sendBack(row) : showClosed(row, language);
  }
  const open = { row, language };
  const { success_url: successUrl } = row.object;
  if (!isSubmit) return show(200, payPage({ ...open, typed: NOTHING_TYPED, complaint: null }), successUrl);
  const rejection = submit(world, row, { body, language });
  if (!rejection) return sendBack(row);
  return show(rejection.status, payPage({ ...open, ...rejection }), successUrl);
}
