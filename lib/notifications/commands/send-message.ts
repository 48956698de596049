import { findConfirmedCustomer, findMailedCode, findPerson, findPersonByEmail, type MailedCode } from "@/lib/accounts";
import { findCheckout } from "@/lib/checkout";
import { DEFAULT_LOCALE, type Locale } from "@/lib/core/locale";
import type { Currency, Money } from "@/lib/core/money";
import { isStaffRole } from "@/lib/core/roles";
import { routes } from "@/lib/core/routes";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { findOrderByCheckout, getOrder, hasOrdersFor, orderTokenOf } from "@/lib/orders";
import type { OutboxMessage } from "@/lib/outbox";
import { getShop } from "@/lib/settings";
import type { Shop } from "@/lib/settings/contract";
import { hasPhotosFor } from "@/lib/submissions";
import { callPages } from "../call-pages";
import { emailCodeMail } from "../email-code";
import { invitationMail } from "../invitation";
import { type Mail, sendMail } from "../mailer";
import { newOrderMail } from "../new-order";
import { orderCancelledMail, orderRefundedMail, orderReleasedMail } from "../order-changed";
import { orderConfirmation } from "../order-confirmation";
import { orderShippedMail } from "../order-shipped";
import { paymentGoesBackMail } from "../payment-goes-back";
import { refundPendingMail } from "../refund-pending";

/**
 * Sends one message of the outbox.
 *
 * @throws DomainError `not_found` when what it is about is gone; whatever the mail server says otherwise.
 */
export async function sendMessage(ctx: Context, message: OutboxMessage): Promise<void> {
  if (message.kind === "pages_changed") return callPages(message.id);
  const mail = await MAILS[message.kind](ctx, { ...message, shop: await getShop(ctx) });
  if (mail) await sendMail(mail);
}

type MailKind = Exclude<OutboxMessage["kind"], "pages_changed">;
type Compose = (ctx: Context, message: OutboxMessage & { shop: Shop }) => Promise<Mail | null>;

/** The mail of each kind of message, or null when there is nobody to write to any more. */
const MAILS: Record<MailKind, Compose> = {
  order_confirmation: async (ctx, { ref, shop }) => {
    const { locale } = await getOrder(ctx, ref, DEFAULT_LOCALE);
    return orderConfirmation(await getOrder(ctx, ref, locale), { orderUrl: orderUrl(locale, ref), shop });
  },
  new_order: async (ctx, { ref, shop }) => {
    const sent = { to: env.ORDERS_EMAIL ?? shop.email, shop };
    return newOrderMail(await getOrder(ctx, ref, DEFAULT_LOCALE), DEFAULT_LOCALE, sent);
  },
  order_shipped: async (ctx, { id, payload, shop }) => {
    const { order, orderUrl: url } = await readOrder(ctx, payload);
    return orderShippedMail(order, { id, orderUrl: url, isCorrected: payload["isCorrected"] === true, shop });
  },
  order_cancelled: async (ctx, message) => orderCancelledMail(await changeOf(ctx, message)),
  order_refunded: async (ctx, message) => orderRefundedMail(await changeOf(ctx, message)),
  order_released: async (ctx, message) =>
    orderReleasedMail(await changeOf(ctx, message), message.payload["cause"] === "lost"),
  email_code: async (ctx, { ref, shop }) => {
    const code = await findMailedCode(ctx, ref);
    return code && (await isWanted(ctx, code)) ? emailCodeMail(ref, code, shop) : null;
  },
  person_invited: async (ctx, { ref, shop }) => {
    const person = await findPerson(ctx, ref);
    return person && invitationMail({ ...person, shop }, `${env.SITE_URL}${routes.signIn(person.locale)}`);
  },
  late_payment_refunded: async (ctx, { ref, shop }) => {
    const { total, ...buyer } = await getBuyer(ctx, ref);
    return paymentGoesBackMail("late", { shop, checkoutId: ref, ...buyer, money: total });
  },
  payment_returned: async (ctx, message) => {
    const buyer = await getBuyer(ctx, message.ref);
    return paymentGoesBackMail("odd", {
      shop: message.shop,
      checkoutId: message.ref,
      ...buyer,
      money: moneyOf(message),
    });
  },
  refund_pending: async (ctx, message) => {
    const checkoutId = String(message.payload["checkoutId"]);
    const buyer = await getBuyer(ctx, checkoutId);
    const order = await findOrderByCheckout(ctx, checkoutId);
    const url = order && orderUrl(buyer.locale, order.id);
    return refundPendingMail({
      shop: message.shop,
      refundId: message.ref,
      ...buyer,
      money: moneyOf(message),
      orderUrl: url,
    });
  },
};

const orderUrl = (locale: Locale, orderId: string): string =>
  `${env.SITE_URL}${routes.order(locale, orderTokenOf(orderId))}`;

/** The order that a message is about, in its own language. */
async function readOrder(ctx: Context, payload: OutboxMessage["payload"]) {
  const orderId = String(payload["orderId"]);
  const { locale } = await getOrder(ctx, orderId, DEFAULT_LOCALE);
  return { order: await getOrder(ctx, orderId, locale), orderUrl: orderUrl(locale, orderId) };
}

async function changeOf(ctx: Context, message: OutboxMessage & { shop: Shop }) {
  const { order, orderUrl: url } = await readOrder(ctx, message.payload);
  const { number, locale, contact } = order;
  return { shop: message.shop, ref: message.ref, number, locale, to: contact, money: moneyOf(message), orderUrl: url };
}

async function getBuyer(ctx: Context, checkoutId: string) {
  const checkout = await findCheckout(ctx, checkoutId);
  if (!checkout) throw new Error(`there is no checkout ${checkoutId}`);
  const { locale, contact, currency, totalAmount } = checkout;
  const to = { name: contact.name, email: contact.email };
  return { locale, to, total: { amount: totalAmount, currency }, shopUrl: `${env.SITE_URL}${routes.shop(locale)}` };
}

/** Safe: the checkout promises these messages with the amount that they are about. */
const moneyOf = ({ payload }: OutboxMessage): Money => ({
  amount: payload["amount"] as number,
  currency: payload["currency"] as Currency,
});

/** The same answer was given to everybody; only who bought something, or belongs to the shop, is written to. */
async function isWanted(ctx: Context, { purpose, email }: MailedCode): Promise<boolean> {
  switch (purpose) {
    case "confirm_purchase":
      return true;
    case "find_orders":
      return isKnown(ctx, email);
    case "find_photos":
      return hasPhotosFor(ctx, email);
    case "sign_in": {
      const person = await findPersonByEmail(ctx, email);
      return person !== null && !person.isBanned && isStaffRole(person.role);
    }
  }
}

const isKnown = async (ctx: Context, email: string): Promise<boolean> =>
  (await hasOrdersFor(ctx, email)) || (await findConfirmedCustomer(ctx, email)) !== null;
