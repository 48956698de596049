/**
 * Mistakes that other shops made, each as a change of our source that the simulation must notice.
 *
 * @type {Record<string, { says: string, changes: { file: string, from: string, to: string }[], sql?: string[] }>}
 */
export const MUTANTS = {
  "new-key": {
    says: "a new key for each try",
    changes: [
      {
        file: "lib/payments/commands/open-intent.ts",
        from: "intentParams(payment, request), { idempotencyKey })",
        to: "intentParams(payment, request), { idempotencyKey: `${idempotencyKey}:${crypto.randomUUID()}` })",
      },
    ],
  },
  "release-first": {
    says: "stock is released before the payment is taken away",
    changes: [
      {
        file: "lib/checkout/commands/close-checkout.ts",
        from: 'await moveCheckout({ ...ctx, db }, checkoutId, "expiring");',
        to: 'await moveCheckout({ ...ctx, db }, checkoutId, "expiring"); await releaseStock({ ...ctx, db }, checkoutId);',
      },
    ],
  },
  "no-unique-key": {
    says: "no unique key on money, orders, open checkouts, messages and the stock ledger",
    changes: [],
    sql: [
      "alter table money drop constraint money_pkey",
      "alter table orders drop constraint orders_checkout_id_unique",
      "alter table orders drop constraint orders_stripe_ref_unique",
      "alter table outbox drop constraint outbox_once",
      "alter table stock_ledger drop constraint stock_ledger_once",
      "drop index checkouts_one_open_per_cart",
    ],
  },
  "no-row-lock": {
    says: "no lock on the cart's, the checkout's and the order's row",
    changes: [
      {
        file: "lib/checkout/queries.ts",
        from: 'where(eq(carts.id, cartId)).for("update")',
        to: "where(eq(carts.id, cartId))",
      },
      {
        file: "lib/checkout/queries.ts",
        from: 'where(eq(checkouts.id, checkoutId)).for("update")',
        to: "where(eq(checkouts.id, checkoutId))",
      },
    ],
  },
  "delivery-twice": {
    says: "each order of a parcel pays delivery",
    changes: [
      {
        file: "lib/checkout/rules.ts",
        from: 'if (earlier.includes("paid")) return "free";',
        to: "",
      },
    ],
  },
  "no-amount-check": {
    says: "a payment is booked whatever its amount is",
    changes: [
      {
        file: "lib/payments/rules.ts",
        from: 'if (report.amount !== expected.amount) return "its amount is another";',
        to: "",
      },
    ],
  },
};
