import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { env } from "@/lib/env/server";
import { stripe } from "@/lib/payments/stripe";
import { createShippingRate, createVariant } from "@/lib/testing/factories";
import { startStripeSandbox } from "@/scripts/sandbox/stripe/sandbox";
import { keepWatch } from "./always";
import { buy } from "./buyer";
import { chanceOf } from "./chance";
import { findBroken } from "./checks";
import { type Household, openHousehold } from "./children";
import { bringToRest } from "./ending";
import { openCustomers } from "./customers";
import { countCrashes, runMortal, watchDriver } from "./mortals";
import { work } from "./staff";
import { answer } from "./web";
import { makeWeather } from "./weather";
import { writeStory } from "./story";
import { type Post, startWorkers } from "./workers";
import { count, pause, surprise, type Web, type World } from "./world";

const VARIANTS = 6;
const UNITS = 60;
const AT_ONCE = 20;
const CUSTOMERS = 12;
const WEB_ODDS = 0.016;

type Settings = { seed: number; buyers: number; webPorts: number[] };
// Safe: `sim.mjs` writes it.
const settings = JSON.parse(process.env["SIM"] ?? "{}") as Settings;

/** Web processes that live in this one: each request may die at any of its commits. */
function webOf(world: () => World): Web {
  const chance = chanceOf(settings.seed, "web");
  return async (request) => {
    const result = await runMortal({ chance, odds: WEB_ODDS }, () => answer(request));
    if (!result.isDead) return result.value;
    count(world(), "requests died");
    return null;
  };
}

/** Where Stripe sends its events: whoever answers nothing is told again. */
async function openEndpoint(world: World): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const headers = {
        "stripe-signature": String(incoming.headers["stripe-signature"]),
        "content-type": "application/json",
      };
      const url = "http://localhost:3000/api/webhooks/stripe";
      const answered = await world.web(new Request(url, { method: "POST", headers, body: Buffer.concat(chunks) }));
      if (answered === null) outgoing.destroy();
      else outgoing.writeHead(answered.status).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  // Safe: a listening TCP server has an address with a port.
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
}

async function openWorld(household: Household | null): Promise<World> {
  const { seed } = settings;
  const { db } = openDatabase(env.DATABASE_URL, { max: 12, waitMs: 30_000 });
  const sandbox = await startStripeSandbox({ port: Number(new URL(env.STRIPE_API_BASE ?? "").port) });
  const world: World = {
    ...{ seed, sandbox, ctx: systemContext(db, "simulation"), chanceFor: (name: string) => chanceOf(seed, name) },
    web: household?.web ?? webOf(() => world),
    ...{ variantIds: [], customers: [], promised: new Set<string>(), undone: new Set<string>(), deliveries: new Map() },
    ...{ patienceMs: household ? 900 : 60, counts: {}, surprises: [], isOver: false },
  };
  sandbox.setWebhook({ url: await openEndpoint(world), secret: env.STRIPE_WEBHOOK_SECRET, retryBaseMs: 40 });
  for (let made = 0; made < VARIANTS; made += 1) {
    const { variantId } = await createVariant(world.ctx, { priceAmount: (made + 2) * 10_000, onHand: UNITS });
    world.variantIds.push(variantId);
  }
  await createShippingRate(world.ctx);
  world.customers.push(...(await openCustomers(world, CUSTOMERS)));
  return world;
}

async function sendBuyers(world: World): Promise<void> {
  const numbers = Array.from({ length: settings.buyers }, (_, number) => number).values();
  const queue = async () => {
    for (const number of numbers) {
      try {
        await buy(world, number);
      } catch (error) {
        surprise(world, "buyer", error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, queue));
}

async function play(): Promise<object> {
  const startedAt = Date.now();
  watchDriver();
  const isKilling = settings.webPorts.length > 0;
  const household = isKilling ? await openHousehold(settings.webPorts, chanceOf(settings.seed, "line")) : null;
  // The SDK repeats a call by itself; in every other seed it does not, so that lost answers reach our own code.
  if (settings.seed % 2 === 1) Object.assign((stripe as unknown as { _api: object })._api, { maxNetworkRetries: 0 });
  const world = await openWorld(household);
  const post: Post = new Map();
  const others = [
    makeWeather(world),
    work(world),
    keepWatch(world),
    ...(household ? [household.haunt(world)] : startWorkers(world, post)),
  ];
  await sendBuyers(world);
  await pause(200);
  world.isOver = true;
  await Promise.all(others);
  await household?.stop(world);
  await bringToRest(world, post);
  const broken = await findBroken(world, isKilling ? null : post);
  const story = broken.length > 0 ? await writeStory(world) : null;
  const { paymentIntents, refunds, sessions } = world.sandbox.state();
  const counts = { ...world.counts, crashes: countCrashes() };
  return {
    seed: settings.seed,
    broken,
    story,
    counts,
    stripe: { paymentIntents, refunds, sessions },
    ms: Date.now() - startedAt,
  };
}

process.stdout.write(`\nRESULT ${JSON.stringify(await play())}\n`, () => process.exit(0));
