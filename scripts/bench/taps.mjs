import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "../test/browser.mjs";
import { isListening, untilPainted, watchTaps } from "./in-page.mjs";
import { median } from "./table.mjs";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
const PHONE = {
  viewport: { width: 360, height: 800 },
  deviceScaleFactor: 2.625,
  isMobile: true,
  hasTouch: true,
  locale: "th-TH",
};
/** Slow 4G, as Lighthouse has it: 1.6 Mbps down, 750 kbps up, in bytes a second. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWDOWN = 4;
/** Long enough for a page and its scripts on that network. */
const FETCHED_AFTER_MS = 3_000;
const QUIET = { waitUntil: "networkidle", timeout: 60_000 };
/** What a page asks for when it has begun to listen has come by then. */
const ASKED_WITHIN_MS = 1_500;

const texts = JSON.parse(readFileSync("messages/th.json", "utf8"));

/** A card further down than the first screen's first, so that nothing of it was fetched by chance. */
const CARD = 1;

/** What is tapped, and what has to be on the screen for it to count as answered. */
const TAPS = [
  { name: "tap from list to product, prefetched", atMost: 150, run: (page, shop) => openCard(page, shop, true) },
  { name: "tap from list to product, cold", atMost: 250, run: (page, shop) => openCard(page, shop, false) },
  { name: "added to bag, seen", atMost: 80, run: addToBag },
  { name: "like, seen", atMost: 50, run: like },
];

/** Opens a page as somebody finds it who has looked at it: scripts come after its first picture. */
async function open(page, url) {
  await page.goto(url, QUIET);
  await page.waitForFunction(isListening);
  await sleep(ASKED_WITHIN_MS);
}

async function openCard(page, { origin }, isPrefetched) {
  await open(page, `${origin}/th/shop`);
  const card = page.locator("main li a[href*='/p/']").nth(CARD);
  const path = await card.getAttribute("href");
  const title = await card.locator("span").first().innerText();
  if (isPrefetched) {
    await card.hover();
    await sleep(FETCHED_AFTER_MS);
  }
  return tap(page, card, { kind: isPrefetched ? "page" : "title", path, title });
}

async function addToBag(page, { origin }) {
  await open(page, `${origin}/th/p/khao-mug`);
  const button = page.getByRole("button", { name: texts.product.addToBag });
  return tap(page, button, { kind: "text", text: texts.product.added });
}

async function like(page, { origin, pages }) {
  await open(page, origin + pages.at(-1).path);
  return tap(page, page.locator("main button[aria-pressed=false]").first(), { kind: "pressed" });
}

/** Taps and waits for the painted change. @returns Milliseconds from the finger's leaving to the paint. */
async function tap(page, target, wanted) {
  await target.scrollIntoViewIfNeeded();
  const painted = page.evaluate(untilPainted, wanted);
  await target.tap();
  return painted;
}

async function measure(browser, shop, { run }) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await page.addInitScript(watchTaps);
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_4G);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    return await run(page, shop);
  } finally {
    await context.close();
  }
}

/** How long the shop takes to answer a finger, on a slow phone and a slow network, each time in a new browser. */
export async function benchTaps({ shop, runs, say }) {
  const browser = await chromium.launch({ executablePath: await ensureBrowser({ isTimed: true }), args: FLAGS });
  try {
    const rows = [];
    for (const one of TAPS) {
      const times = [];
      for (let run = 0; run < runs; run += 1) times.push(await measure(browser, shop, one));
      say(`${one.name}: ${times.map((ms) => Math.round(ms)).join(", ")} ms`);
      rows.push({ part: "taps", name: one.name, value: median(times), unit: "ms", atMost: one.atMost });
    }
    return rows;
  } finally {
    await browser.close();
  }
}
