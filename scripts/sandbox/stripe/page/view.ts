import type { SessionRow } from "../state/tables";
import { formatAmount } from "../wire/currencies";
import type { Typed } from "./form";
import { html, Markup } from "./html";
import { STYLE } from "./style";
import { TEXTS, type FieldName, type Language } from "./texts";

export type Complaint = { message: string; field: FieldName | null };
type PayView = { row: SessionRow; language: Language; typed: Typed; complaint: Complaint | null };
type ClosedView = { language: Language; heading: string; detail: string | null; backUrl: string | null };

/** The frame of every page of this stand-in, which says at its top that it is one. */
export function layout(language: Language, content: Markup): string {
  const texts = TEXTS[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${texts.title}</title>
        ${new Markup(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <main>
          <div class="stage">
            <strong>${texts.stage}</strong>
            <p>${texts.stageDetail}</p>
          </div>
          ${content}
        </main>
      </body>
    </html> `.source;
}

const backLink = (url: string | null, language: Language): Markup | null =>
  url === null ? null : html`<a href="${url}">${TEXTS[language].back}</a>`;

function summary({ object, lineItems, shippingName }: SessionRow, language: Language): Markup {
  const texts = TEXTS[language];
  const show = (amount: number) => formatAmount(amount, object.currency ?? "thb", language);
  const lines = lineItems.map(
    (line) =>
      html`<li>
        <span>${line.description} <span class="quantity">× ${line.quantity}</span></span>
        <span class="amount">${show(line.amount_total)}</span>
      </li>`,
  );
  const shipping =
    shippingName === null
      ? null
      : html`<li>
          <span>${shippingName}</span> <span class="amount">${show(object.shipping_cost?.amount_total ?? 0)}</span>
        </li>`;
  return html`<section aria-labelledby="order">
    <h2 id="order">${texts.order}</h2>
    <ul class="lines">
      ${lines}${shipping}
    </ul>
    <p class="total"><span>${texts.total}</span> <span class="amount">${show(object.amount_total ?? 0)}</span></p>
  </section>`;
}

const FIELD_HINTS: Readonly<Record<FieldName, { autocomplete: string; inputmode: string; placeholder: string }>> = {
  number: { autocomplete: "cc-number", inputmode: "numeric", placeholder: "4242 4242 4242 4242" },
  expiry: { autocomplete: "cc-exp", inputmode: "numeric", placeholder: "12/34" },
  cvc: { autocomplete: "cc-csc", inputmode: "numeric", placeholder: "123" },
  name: { autocomplete: "cc-name", inputmode: "text", placeholder: "" },
};

function field(name: FieldName, { language, typed, complaint }: PayView): Markup {
  const hints = FIELD_HINTS[name];
  const isWrong = complaint?.field === name;
  // Never sent back: a security code is for one attempt.
  const value = name === "cvc" ? "" : typed[name];
  return html`<div>
    <label for="${name}">${TEXTS[language].labels[name]}</label>
    <input
      id="${name}"
      name="${name}"
      value="${value}"
      autocomplete="${hints.autocomplete}"
      inputmode="${hints.inputmode}"
      placeholder="${hints.placeholder}"
      required
      ${isWrong ? html`aria-invalid="true" aria-describedby="alert" autofocus` : null}
    />
  </div>`;
}

function testCards(language: Language): Markup {
  const texts = TEXTS[language];
  return html`<details>
    <summary>${texts.testCards}</summary>
    <ul>
      <li><code>4242 4242 4242 4242</code> ${texts.accepted}</li>
      <li><code>4000 0000 0000 0002</code> ${texts.declinedCard}</li>
    </ul>
  </details>`;
}

/** The open session: what is bought, and the card's form. */
export function payPage(view: PayView): string {
  const { row, language, complaint } = view;
  const { object } = row;
  const texts = TEXTS[language];
  const total = formatAmount(object.amount_total ?? 0, object.currency ?? "thb", language);
  // A page that arrives with its alert in it says nothing by itself: put the focus there, or on the field in question.
  const focus = complaint?.field === null ? html`tabindex="-1" autofocus` : null;
  const alert =
    complaint && html`<div class="alert" id="alert" role="alert" ${focus}><p>${complaint.message}</p></div>`;
  return layout(
    language,
    html`<h1>${texts.title}</h1>
      ${summary(row, language)}
      <form method="post" action="/c/pay/${object.id}" novalidate>
        ${alert}
        <h2>${texts.card}</h2>
        ${field("number", view)}
        <div class="pair">${field("expiry", view)}${field("cvc", view)}</div>
        ${field("name", view)}
        <button type="submit">${texts.pay} ${total}</button>
        ${testCards(language)}
      </form>
      ${backLink(object.cancel_url, language)}`,
  );
}

/** A session that takes no payment (any more), said in words, with the way back. */
export function closedPage({ language, heading, detail, backUrl }: ClosedView): string {
  const more = detail === null ? null : html`<p>${detail}</p>`;
  return layout(
    language,
    html`<h1>${heading}</h1>
      ${more} ${backLink(backUrl, language)}`,
  );
}
