import { submitSession } from "../checkout/pay-session";
import { returnUrlOfSession } from "../checkout/present-session";
import { intentOfSession, lastErrorOf } from "../checkout/session-intent";
import { BANK_PATH } from "../payments/next-action";
import type { SessionRow } from "../state/tables";
import { NO_REQUEST, type World } from "../world";
import { NOTHING_TYPED, readCard, readTyped, type Typed } from "./form";
import { redirect, show, type PageAnswer, type PageRequest } from "./reply";
import { declineText, languageOf, TEXTS, type Language } from "./texts";
import { closedPage, payPage, type Complaint } from "./view";

type Open = { row: SessionRow; language: Language };

const sendBack = (row: SessionRow): PageAnswer => redirect(returnUrlOfSession(row) ?? "/");

function showClosed(row: SessionRow, language: Language): PageAnswer {
  const texts = TEXTS[language];
  const isDone = row.object.status === "complete";
  const backUrl = isDone ? returnUrlOfSession(row) : row.object.cancel_url;
  const done = row.object.mode === "setup" ? texts.saved : texts.complete;
  const detail = isDone ? null : texts.expiredDetail;
  return show(200, closedPage({ language, heading: isDone ? done : texts.expired, detail, backUrl }), null);
}

type Rejection = { status: number; typed: Typed; complaint: Complaint };

function complaintOf(declineCode: string, language: Language): Complaint {
  const field = declineCode === "incorrect_cvc" ? "cvc" : null;
  return { message: declineText(TEXTS[language], declineCode), field };
}

/** @returns Where the buyer goes next, or what to tell the buyer. */
function submit(world: World, { row, language }: Open, body: string): PageAnswer | Rejection {
  const typed = readTyped(body);
  const reading = readCard(typed, world.clock.now());
  if (!reading.isValid) {
    const message = TEXTS[language].invalid[reading.field];
    return { status: 422, typed, complaint: { message, field: reading.field } };
  }
  const submitted = world.perform(NO_REQUEST, () => submitSession(world, row, reading));
  if (submitted.state === "refused") {
    return { status: 402, typed, complaint: complaintOf(submitted.declineCode, language) };
  }
  if (submitted.state === "done") return sendBack(row);
  const after = world.store.get("sessions", row.id) ?? row;
  return redirect(`${BANK_PATH}${intentOfSession(world, after)?.id ?? ""}`);
}

/** What the buyer has to know who comes back from the bank, or to a page that already refused a card. */
function earlierComplaint(world: World, { row, language }: Open): Complaint | null {
  const error = lastErrorOf(intentOfSession(world, row));
  if (!error) return null;
  const isRefused = error.code?.endsWith("_authentication_failure") === true;
  return isRefused
    ? { message: TEXTS[language].notConfirmed, field: null }
    : complaintOf(error.decline_code ?? "", language);
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
  if (!isSubmit) {
    const complaint = earlierComplaint(world, open);
    return show(200, payPage({ ...open, typed: NOTHING_TYPED, complaint }), successUrl);
  }
  const answer = submit(world, open, body);
  return "complaint" in answer ? show(answer.status, payPage({ ...open, ...answer }), successUrl) : answer;
}
