import { findConfirmedCustomer, findMailedCode } from "@/lib/accounts";
import { findCheckout } from "@/lib/checkout";
import { routes } from "@/lib/core/routes";
import type { Context } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { getOrder, hasOrdersFor, orderTokenOf } from "@/lib/orders";
import type { OutboxMessage } from "@/lib/outbox";
import { emailCodeMail } from "../email-code";
import { latePaymentMail } from "../late-payment";
import { sendMail } from "../mailer";
import { orderConfirmation } from "../order-confirmation";

/**
 * Sends one message of the outbox.
 *
 * @throws DomainError `not_found` when what it is about is gone; whatever the mail server says otherwise.
 */
export async function sendMessage(ctx: Context, { kind, ref }: OutboxMessage): Promise<void> {
  switch (kind) {
    case "order_confirmation": {
      const { locale } = await getOrder(ctx, ref, "th");
      const url = `${env.SITE_URL}${routes.order(locale, orderTokenOf(ref))}`;
      await sendMail(orderConfirmation(await getOrder(ctx, ref, locale), url));
      return;
    }
    case "email_code": {
      const code = await findMailedCode(ctx, ref);
      // The same answer was given to everybody; only who bought something is written to.
      if (code && (code.purpose !== "find_orders" || (await isKnown(ctx, code.email)))) {
        await sendMail(emailCodeMail(ref, code));
      }
      return;
    }
    case "late_payment_refunded": {
      const checkout = await findCheckout(ctx, ref);
      if (!checkout) throw new Error(`there is no checkout ${ref}`);
      const { locale, contact, currency, totalAmount } = checkout;
      await sendMail(
        latePaymentMail({
          checkoutId: ref,
          locale,
          ...{ name: contact.name, email: contact.email },
          total: { amount: totalAmount, currency },
          shopUrl: `${env.SITE_URL}${routes.shop(locale)}`,
        }),
      );
    }
  }
}

const isKnown = async (ctx: Context, email: string): Promise<boolean> =>
  (await hasOrdersFor(ctx, email)) || (await findConfirmedCustomer(ctx, email)) !== null;
