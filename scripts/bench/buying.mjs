import pg from "pg";

const CARD = { number: "4242424242424242", expiry: "12/40", cvc: "123", name: "Somsri Jaidee" };
/** Of Stripe's test cards, the one that every bank declines. */
export const DECLINED_CARD = "4000000000000002";

const BUYER = {
  contact: { email: "somsri@example.com", phone: "081 234 5678", name: "สมศรี ใจดี" },
  address: {
    ...{ country: "TH", line1: "99/1 ซอยสุขุมวิท 24", line2: "", subdistrict: "คลองตัน" },
    ...{ district: "คลองเตย", province: "กรุงเทพมหานคร", postalCode: "10110" },
  },
};

/** Runs work with one connection to the shop's database. */
export async function withDatabase(databaseUrl, work) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Counts in as many of a product as are missing until so many can be sold. @returns Its variant. */
export const stockUp = (databaseUrl, { handle, free }) =>
  withDatabase(databaseUrl, async (client) => {
    await client.query("begin");
    const { rows } = await client.query(
      `select s.variant_id as id, $2::int - (s.on_hand - s.reserved) as delta from stock s
        join variants v on v.id = s.variant_id join products p on p.id = v.product_id
        where p.handle = $1 order by v.position limit 1 for update of s`,
      [handle, free],
    );
    const [{ id, delta }] = rows;
    if (delta !== 0) {
      await client.query(
        `insert into stock_ledger (id, variant_id, delta, reason, ref)
          values (gen_random_uuid(), $1, $2, $3, 'bench-' || gen_random_uuid())`,
        [id, delta, delta > 0 ? "received" : "counted"],
      );
      await client.query("update stock set on_hand = on_hand + $2 where variant_id = $1", [id, delta]);
    }
    await client.query("commit");
    return id;
  });

/** The whole form of somebody who buys one of a variant; all buyers fill in the same. */
export async function fillForm(origin, variantId) {
  const query = new URLSearchParams({ country: "TH", postalCode: BUYER.address.postalCode, variant: variantId });
  const answer = await fetch(`${origin}/api/checkout/quote?${query}&quantity=1`);
  if (!answer.ok) throw new Error(`The quote answered ${answer.status}.`);
  const { shippingRateId, total } = await answer.json();
  const how = { locale: "th", pay: "page", remember: "no", expectedTotal: total.amount };
  return { ...BUYER, ...how, source: { kind: "variant", variantId, quantity: 1 }, shippingRateId };
}

/** What Stripe's page answers: the buyer is sent back, the card is declined, or the page is over. */
const PAGE_SAYS = { 303: "paid", 402: "declined", 200: "over" };

/** Sends the form of Stripe's page as a browser does. @returns The page's id, and what it says. */
export async function payOnPage(address, number = CARD.number) {
  const url = new URL(address);
  if (!["localhost", "127.0.0.1"].includes(url.hostname)) throw new Error(`${url.host} is no stand-in for Stripe.`);
  url.hostname = "127.0.0.1";
  const body = new URLSearchParams({ ...CARD, number });
  const answer = await fetch(url, { method: "POST", body, redirect: "manual" });
  await answer.arrayBuffer();
  const says = PAGE_SAYS[answer.status];
  if (says === undefined) throw new Error(`Stripe's page answered ${answer.status}.`);
  return { sessionId: url.pathname.split("/").at(-1), says };
}
