import { readFileSync } from "node:fs";
import { createServer, request as ask, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { fetchRaw } from "./wire";

const LEFT_BEHIND = "/media/left-behind.css";
const REAL = { accept: "identity" };

/** The shop behind a server of ours, which puts another worker in the place of its own: an address of its own each time. */
async function startBehind(shop: string) {
  let worker = (await fetchRaw(`${shop}/sw.js`, REAL)).body.toString();
  const server: Server = createServer((req, res) => {
    if (req.url === "/sw.js") {
      res.writeHead(200, { "content-type": "text/javascript", "cache-control": "no-cache" }).end(worker);
      return;
    }
    const headers = { ...req.headers, host: new URL(shop).host, connection: "close" };
    const asked = ask(`${shop}${req.url ?? ""}`, { method: req.method, headers, agent: false }, (answer) => {
      res.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(res);
    });
    // A page that is left takes its requests along.
    res.on("close", () => asked.destroy());
    asked.on("error", () => res.destroy());
    req.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    origin: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    current: worker,
    serve: (next: string) => {
      worker = next;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The addresses that are kept, with what is in their questions. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => url.slice(location.origin.length));
  });

/** Opens a page and uses it until a worker is in charge and keeps it. */
async function live(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.mouse.move(5, 5);
  await page.mouse.move(50, 300);
  await expect.poll(() => kept(page), { timeout: 20_000 }).toContain(new URL(address).pathname);
}

test("a page of the build before is taken over by the new worker, and what the old one kept goes", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const shop = await startBehind(baseURL ?? "");
  const now = /"?revision"?:"([\da-f]{16})"/.exec(shop.current)?.[1] ?? "none";
  try {
    shop.serve(shop.current.replaceAll(now, "before"));
    await live(page, `${shop.origin}/th/shop`);
    await page.evaluate(async (path) => (await caches.open("pages")).put(path, new Response("old")), LEFT_BEHIND);
    expect((await kept(page)).filter((path) => path.includes("offline"))).toHaveLength(2);
    expect((await kept(page)).join()).toContain("/th/offline?__WB_REVISION__=before");
    await page.evaluate(() => {
      navigator.serviceWorker.addEventListener("controllerchange", () => Object.assign(window, { isTakenOver: true }));
    });
    shop.serve(shop.current);
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
    await expect.poll(() => page.evaluate(() => "isTakenOver" in window), { timeout: 20_000 }).toBe(true);
    await expect.poll(async () => (await kept(page)).join()).not.toContain("before");
    expect((await kept(page)).join()).toContain(`/th/offline?__WB_REVISION__=${now}`);
    expect(await kept(page)).not.toContain(LEFT_BEHIND);
    // The old page tells the new worker what it is made of.
    await expect.poll(() => kept(page)).toContain("/th/shop");
  } finally {
    shop.stop();
  }
});

test("where production was served before, development takes its worker away with all it kept", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const shop = await startBehind(baseURL ?? "");
  try {
    await live(page, `${shop.origin}/th/shop`);
    shop.serve(readFileSync("service-worker/gone.mjs", "utf8"));
    // The browser asks for the worker anew with every page; that one is opened once more when the worker has gone.
    const again = page.waitForEvent("framenavigated", { predicate: () => page.url().endsWith("/th/pages/terms") });
    await page.goto(`${shop.origin}/th/pages/terms`);
    await again;
    const isWatched = () =>
      page.evaluate(async () => [
        navigator.serviceWorker.controller === null,
        (await navigator.serviceWorker.getRegistrations()).length,
        (await caches.keys()).length,
      ]);
    await expect.poll(isWatched, { timeout: 20_000 }).toEqual([true, 0, 0]);
  } finally {
    shop.stop();
  }
});
