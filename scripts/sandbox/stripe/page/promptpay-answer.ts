import { PROMPTPAY_PATH } from "../payments/next-action";
import { failPromptPay, payPromptPay } from "../payments/promptpay";
import type { PaymentIntentObject } from "../state/tables";
import { NO_REQUEST, type World } from "../world";
import { PROMPTPAY_TEXTS } from "./promptpay-texts";
import { promptPayPage } from "./promptpay-view";
import { qrPng, qrSvg } from "./qr";
import { picture, redirect, show, type PageAnswer, type PageRequest } from "./reply";
import { languageOf, TEXTS, type Language } from "./texts";
import { closedPage } from "./view";

const isWaiting = ({ status, next_action: next }: PaymentIntentObject): boolean =>
  status === "requires_action" && next?.type === "promptpay_display_qr_code";

function showState(intent: PaymentIntentObject, language: Language): PageAnswer {
  const texts = PROMPTPAY_TEXTS[language];
  const closed = (heading: string, detail: string) =>
    show(200, closedPage({ language, heading, detail, backUrl: null }), null);
  if (isWaiting(intent)) return show(200, promptPayPage(intent, language), null);
  if (intent.status === "succeeded") return closed(texts.paid, texts.goBack);
  if (intent.status === "processing") return closed(texts.onItsWay, texts.goBack);
  return closed(texts.closed, texts.closedDetail);
}

function decide(world: World, intent: PaymentIntentObject, body: string): void {
  const decision = new URLSearchParams(body).get("action");
  // A second press, or one after a cancel, finds nothing waiting and only sees how it ended.
  if (!isWaiting(intent)) return;
  world.perform(NO_REQUEST, () => {
    if (decision === "pay") payPromptPay(world, intent.id);
    if (decision === "fail") failPromptPay(world, intent.id);
  });
}

/** `/promptpay/<intent>` and the pictures of its code beside it. */
export function answerPromptPay(world: World, request: PageRequest): PageAnswer | Promise<PageAnswer> {
  const [id = "", file] = request.path.slice(PROMPTPAY_PATH.length).split("/");
  const intent = world.store.get("intents", id);
  const language = languageOf(null, request.acceptLanguage);
  const page = `${world.origin}${PROMPTPAY_PATH}${id}`;
  if (intent && file === "qr.svg") return picture("image/svg+xml", qrSvg(page));
  if (intent && file === "qr.png") return qrPng(page).then((png) => picture("image/png", png));
  if (!intent || file !== undefined) {
    return show(404, closedPage({ language, heading: TEXTS[language].missing, detail: null, backUrl: null }), null);
  }
  if (request.method !== "POST") return showState(intent, language);
  decide(world, intent, request.body);
  return redirect(`${PROMPTPAY_PATH}${id}`);
}
