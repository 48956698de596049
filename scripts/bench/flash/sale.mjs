import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { DECLINED_CARD, payOnPage } from "../buying.mjs";
import { gather, post } from "./crowd.mjs";

const SHARES = { decline: 0.1, abandon: 0.1, lostAnswer: 0.05, closedTab: 0.1 };
/** What somebody needs on Stripe's page at the least and at the most, with a wallet or a card by heart. */
const PAYING_MS = { least: 2_000, most: 8_000 };
const SETTLE_EVERY_MS = 400;
const SETTLE_TIMES = 60;
const AGAIN_MS = 1_500;
/** So many of those who got nothing press again at a time. */
const AT_ONCE = 12;

/** A key is good once: an earlier run's answers are still kept in its shop. */
const RUN = randomUUID();

/** What each buyer will do, drawn before anything happens. */
export function planBuyers(random, amount) {
  return Array.from({ length: amount }, (_, number) => {
    const luck = random();
    const fate = luck < SHARES.decline ? "decline" : luck < SHARES.decline + SHARES.abandon ? "abandon" : "pay";
    const [losesAnswer, closesTab] = [random() < SHARES.lostAnswer, random() < SHARES.closedTab];
    const paysAfterMs = PAYING_MS.least + random() * (PAYING_MS.most - PAYING_MS.least);
    return {
      number,
      key: `flash-${RUN}-${Math.floor(random() * 2 ** 48).toString(16)}-${number}`,
      fate,
      losesAnswer,
      closesTab,
      paysAfterMs,
    };
  });
}

/** A sale that runs: the shop's address, the form that all fill in, and every answer that was given. */
export const openSale = (origin, form) => ({ origin, form, answers: [], pages: [], odd: [] });

const reserveOf = ({ origin, form }, buyer) => ({ origin, path: "/api/checkouts", buyer, body: form });

/** `bought`, `sold-out`, or what else was answered. */
function outcomeOf({ status, data }) {
  if (status === 201) return "reserved";
  return data?.type === "/problems/out-of-stock" ? "sold-out" : `${status} ${data?.type ?? ""}`;
}

function note(sale, wave, answer) {
  const outcome = outcomeOf(answer);
  sale.answers.push({ wave, outcome, status: answer.status, ms: answer.ms });
  return outcome;
}

/** Everybody's last byte at once; whoever gets a piece goes on. @returns What came of it; `lost` where nobody heard. */
export async function rush(sale, buyers) {
  const held = await gather(buyers.map((buyer) => reserveOf(sale, buyer)));
  await sleep(500);
  return Promise.all(
    held.map(async ({ finish, cut }, index) => {
      if (buyers[index].losesAnswer) return (cut(), { outcome: "lost" });
      const answer = await finish();
      const outcome = note(sale, "rush", answer);
      if (outcome === "reserved") await goOn(sale, buyers[index], answer);
      return { outcome };
    }),
  );
}

/** Whoever heard nothing sends the same again, under the same key, until there is an answer. */
export async function askAgain(sale, buyer) {
  for (;;) {
    const answer = await post(reserveOf(sale, buyer));
    if (answer.data?.type !== "/problems/request-in-progress") {
      const outcome = note(sale, "again", answer);
      if (outcome === "reserved") await goOn(sale, buyer, answer);
      return { outcome };
    }
    await sleep(AGAIN_MS / 3);
  }
}

/** What a buyer does with a reserved piece. */
async function goOn(sale, buyer, { data, cookie }) {
  if (buyer.fate === "abandon") return;
  await sleep(buyer.paysAfterMs);
  const isGood = buyer.fate === "pay";
  const { sessionId, says } = await payOnPage(data.url, isGood ? undefined : DECLINED_CARD);
  sale.pages.push(says);
  if (says !== "paid" || buyer.closesTab) return;
  for (let round = 0; round < SETTLE_TIMES; round += 1) {
    const caller = { number: buyer.number, cookie };
    const answer = await post({
      origin: sale.origin,
      path: "/api/checkouts/settle",
      buyer: caller,
      body: { sessionId },
    });
    sale.answers.push({ wave: "settle", outcome: `${answer.status} ${answer.data?.state}`, ...answer });
    if (answer.data?.state === "paid") return;
    await sleep(SETTLE_EVERY_MS);
  }
  sale.odd.push("a paid buyer who was never told so");
}

/** Those who got nothing press again, a few at a time, until all pieces are sold. They pay what they get. */
export async function comeAgain(sale, buyers, { isOver }) {
  let next = 0;
  while (!(await isOver())) {
    const some = Array.from({ length: AT_ONCE }, (_, index) => buyers[(next + index) % buyers.length]);
    next += AT_ONCE;
    await Promise.all(
      some.map(async (buyer) => {
        const again = { ...buyer, key: `${buyer.key}-${next}`, fate: "pay" };
        const answer = await post(reserveOf(sale, again));
        if (note(sale, "later", answer) === "reserved") await goOn(sale, again, answer);
      }),
    );
    await sleep(AGAIN_MS);
  }
}
