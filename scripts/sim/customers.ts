import { ADDRESS, CONTACT } from "@/lib/testing/checkout";
import { GOOD_CARDS, payOnPage } from "./pages";
import { type Answer, Visit } from "./visit";
import { type Jar, pause, type World } from "./world";

type Started = { url: string };
type Quote = { total: { amount: number }; shippingRateId: string };
const NUMBERS_FROM = 100_000;
const ASKED_AGAIN = 20;

/** Browsers of people who bought before and let their card be kept. */
export function openCustomers(world: World, many: number): Promise<Jar[]> {
  return Promise.all(
    Array.from({ length: many }, (_, number) => {
      const chance = world.chanceFor(`customer ${String(number)}`);
      const visit = new Visit(world, { chance, number: NUMBERS_FROM + number });
      return remember(visit, `somsri${String(number)}@example.com`);
    }),
  );
}

async function remember(visit: Visit, email: string): Promise<Jar> {
  const [variantId = ""] = visit.world.variantIds;
  const source = { kind: "variant", variantId, quantity: 1 };
  const quote = await until<Quote>(() =>
    visit.ask(`GET /api/checkout/quote?country=TH&variant=${variantId}&quantity=1`),
  );
  const body = {
    ...{ source, contact: { ...CONTACT, email }, address: ADDRESS, locale: "th", remember: "card", pay: "page" },
    ...{ shippingRateId: quote.shippingRateId, expectedTotal: quote.total.amount },
  };
  const { url } = await until<Started>(() => visit.ask("POST /api/checkouts", { body, key: visit.newKey() }));
  await payOnPage(url, GOOD_CARDS[0], true);
  const sessionId = new URL(url).pathname.split("/").at(-1) ?? "";
  await until(() => visit.ask("POST /api/checkouts/settle", { body: { sessionId } }));
  return visit.jar;
}

/** Before the play begins everything works; a request may die all the same. */
async function until<Body>(ask: () => Promise<Answer<unknown>>): Promise<Body> {
  for (let left = ASKED_AGAIN; left > 0; left -= 1) {
    const answer = await ask();
    // Safe: as `Visit` has it.
    if (answer.is === "ok") return answer.body as Body;
    await pause(20);
  }
  throw new Error("the customers of the play could not be made");
}
