import { ADDRESS, CONTACT } from "@/lib/testing/checkout";
import { findPayment } from "@/lib/payments";
import { stripe } from "@/lib/payments/stripe";
import { ASKING_CARD, BAD_CARDS, GOOD_CARDS, answerBank, payOnPage } from "./pages";
import { Visit } from "./visit";
import { count, pause, type World } from "./world";

type Source = { kind: "bag" } | { kind: "variant"; variantId: string; quantity: number };
type Started = { checkoutId: string; url: string };
type Outcome = { state: string; orderToken: string | null };
type Quote = { total: { amount: number }; shippingRateId: string | null };
/** How a payment is asked after: by Stripe's page, or by our key. */
type Key = { sessionId: string } | { checkout: string };

const PAYS_AT_MOST = 3;
/** As long as a buyer may take; holds end at any moment of it. */
const SLOWEST_MS = 220;

/** Somebody buys, or means to: everything that people do to a checkout. */
export async function buy(world: World, number: number): Promise<void> {
  const chance = world.chanceFor(`buyer ${String(number)}`);
  const customer = chance.is(0.3) && world.customers.length > 0 ? chance.of(world.customers) : undefined;
  if (customer) return tap(new Visit(world, { chance, jar: customer, number }));
  const visit = new Visit(world, { chance, number });
  const source = await choose(visit);
  for (let press = 0; press < 3; press += 1) {
    const started = await start(visit, source, press);
    if (started === "again") continue;
    if (started === null) return;
    const isSettled = await pay(visit, started);
    if (isSettled || !chance.is(0.5)) return;
  }
}

/** Fills a bag, sometimes the same thing twice, or takes one thing at once. */
async function choose(visit: Visit): Promise<Source> {
  const { chance, world } = visit;
  if (chance.is(0.4)) {
    return { kind: "variant", variantId: chance.of(world.variantIds), quantity: chance.between(1, 2) };
  }
  for (let lines = chance.between(1, 3); lines > 0; lines -= 1) {
    const body = { variantId: chance.of(world.variantIds), quantity: chance.between(1, 2) };
    await visit.insist("POST /api/cart/lines", { body });
  }
  return { kind: "bag" };
}

async function start(visit: Visit, source: Source, press: number): Promise<Started | "again" | null> {
  const { chance, world } = visit;
  const query = source.kind === "bag" ? "" : `&variant=${source.variantId}&quantity=${String(source.quantity)}`;
  const quote = await visit.insist<Quote>(`GET /api/checkout/quote?country=TH${query}`);
  if (quote.is !== "ok") return null;
  const body = {
    ...{ source, contact: CONTACT, address: ADDRESS, locale: "th", remember: "no" },
    shippingRateId: quote.body.shippingRateId,
    expectedTotal: quote.body.total.amount,
    pay: chance.is(0.35) ? "promptpay" : "page",
    ...(press === 0 && chance.is(0.05) && { remember: "address" }),
  };
  const key = visit.newKey();
  count(world, "checkouts asked for");
  const send = (under: string) => visit.insist<Started>("POST /api/checkouts", { body, key: under });
  // Two fingers, or two tabs: another press while the first is under way.
  const twice = chance.is(0.12) ? [send(key), send(chance.is(0.5) ? key : visit.newKey())] : [send(key)];
  const answers = await Promise.all(twice);
  const urls = answers.flatMap((answer) => (answer.is === "ok" ? [answer.body] : []));
  const [first] = urls;
  if (first) return first;
  const reason = answers[0]?.is === "refused" ? answers[0].reason : "";
  return ["price-changed", "checkout-expired", "already-paid"].includes(reason) ? "again" : null;
}

/** @returns Whether this buyer is done here. */
async function pay(visit: Visit, { checkoutId, url }: Started): Promise<boolean> {
  const { chance } = visit;
  if (chance.is(0.12)) return true;
  await pause(chance.between(0, SLOWEST_MS));
  const token = new URL(url).searchParams.get("checkout");
  const key: Key = token === null ? { sessionId: new URL(url).pathname.split("/").at(-1) ?? "" } : { checkout: token };
  const isPaid = token === null ? await payCard(visit, url) : await payCode(visit, checkoutId);
  if (chance.is(0.65)) await comeBack(visit, key, 2);
  if (!isPaid && token !== null && chance.is(0.4)) return renew(visit, token);
  return isPaid;
}

async function payCard(visit: Visit, url: string): Promise<boolean> {
  const { chance, world } = visit;
  for (let left = PAYS_AT_MOST; left > 0; left -= 1) {
    const card = chance.is(0.15) ? chance.of(BAD_CARDS) : chance.is(0.06) ? ASKING_CARD : goodCard(visit);
    const paid = await payOnPage(url, card, chance.is(0.8));
    count(world, `page ${paid}`);
    if (paid === "paid") return true;
    if (!chance.is(0.7)) return false;
    await pause(chance.between(0, 30));
  }
  return false;
}

/** Odd ones among them: refunds of theirs wait or come back, or the payment is disputed. */
const goodCard = ({ chance }: Visit): string => (chance.is(0.9) ? GOOD_CARDS[0] : chance.of(GOOD_CARDS));

async function payCode({ chance, world }: Visit, checkoutId: string): Promise<boolean> {
  const intent = (await findPayment(world.ctx, checkoutId))?.stripePaymentIntentId ?? "";
  if (chance.is(0.15)) await tamper({ chance, world }, intent);
  const action = chance.is(0.75) ? "pay" : chance.is(0.5) ? "pay_late" : "fail";
  try {
    world.sandbox.turn("/_sandbox/promptpay", { paymentIntent: intent, action, afterSeconds: chance.between(0, 40) });
    count(world, `code ${action}`);
    return action !== "fail";
  } catch {
    count(world, "code gone");
    return false;
  }
}

/** Somebody changes the amount of a code at Stripe: nothing of it may become an order. */
async function tamper({ chance, world }: Pick<Visit, "chance" | "world">, intent: string): Promise<void> {
  try {
    await stripe.paymentIntents.update(intent, { amount: chance.between(2_000, 90_000) });
    count(world, "amounts changed at Stripe");
  } catch {
    count(world, "code gone");
  }
}

async function renew(visit: Visit, token: string): Promise<boolean> {
  const renewed = await visit.insist<Started>(`POST /api/checkouts/${token}/renew`, { key: visit.newKey() });
  if (renewed.is !== "ok") return true;
  count(visit.world, "codes renewed");
  const isPaid = await payCode(visit, renewed.body.checkoutId);
  const next = new URL(renewed.body.url).searchParams.get("checkout") ?? "";
  await comeBack(visit, { checkout: next }, 1);
  return isPaid;
}

/** The return page, opened twice at the same moment. */
async function comeBack(visit: Visit, body: Key, times: number): Promise<void> {
  const looks = Array.from({ length: times }, () => visit.ask<Outcome>("POST /api/checkouts/settle", { body }));
  for (const look of await Promise.all(looks)) {
    const token = look.is === "ok" ? look.body.orderToken : null;
    if (token !== null) visit.world.promised.add(token);
  }
}

type OneTap = { card: { id: string }; total: { amount: number }; shippingRateId: string } | null;
type Tapped =
  { state: "paid"; orderToken: string } | { state: "confirm"; url: string } | { state: "open"; checkout: string };

/** One tap with a kept card; whoever hears nothing taps again. */
async function tap(visit: Visit): Promise<void> {
  const { chance, world } = visit;
  const variantId = chance.of(world.variantIds);
  const quantity = chance.between(1, 3);
  const seen = await visit.insist<OneTap>(`GET /api/one-tap?variant=${variantId}&quantity=${String(quantity)}`);
  if (seen.is !== "ok" || seen.body === null) return;
  const { total, shippingRateId } = seen.body;
  const source: Source = { kind: "variant", variantId, quantity };
  const body = { source, shippingRateId, expectedTotal: total.amount, locale: "th" };
  count(world, "taps");
  const key = visit.newKey();
  const send = (under: string) => visit.ask<Tapped>("POST /api/one-tap", { body, key: under });
  let answers = await Promise.all(chance.is(0.2) ? [send(key), send(visit.newKey())] : [send(key)]);
  for (let left = 3; left > 0 && !answers.some((answer) => isFinal(answer)) && chance.is(0.85); left -= 1) {
    await pause(chance.between(5, 80));
    answers = [await send(chance.is(0.5) ? key : visit.newKey())];
  }
  for (const answer of answers) if (answer.is === "ok") await follow(visit, answer.body);
}

/** Some think again: at once, late, or with two fingers. Whoever was told that it is undone is never charged. */
async function regret(visit: Visit, orderToken: string): Promise<void> {
  const { chance, world } = visit;
  if (!chance.is(0.4)) return;
  await pause(chance.between(0, SLOWEST_MS));
  const undo = () => visit.ask<{ state: string }>(`POST /api/orders/${orderToken}/undo`);
  for (const answer of await Promise.all(chance.is(0.3) ? [undo(), undo()] : [undo()])) {
    if (answer.is !== "ok") continue;
    world.undone.add(orderToken);
    count(world, `undo ${answer.body.state}`);
  }
}

const isFinal = (answer: { is: string; body?: Tapped; reason?: string }): boolean =>
  answer.is === "refused"
    ? answer.reason !== "request-in-progress"
    : answer.is === "ok" && answer.body?.state !== "open";

async function follow(visit: Visit, tapped: Tapped): Promise<void> {
  if (tapped.state === "paid") {
    visit.world.promised.add(tapped.orderToken);
    await regret(visit, tapped.orderToken);
  }
  if (tapped.state === "open") await comeBack(visit, { checkout: tapped.checkout }, 2);
  if (tapped.state === "confirm" && visit.chance.is(0.9)) await answerBank(tapped.url, visit.chance.is(0.8));
}
