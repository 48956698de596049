import { get } from "node:http";
import type { Page } from "@playwright/test";

export type Traffic = {
  /** Bytes on the wire, gzip, by kind of resource. */
  bytes: { document: number; script: number; font: number; total: number };
  requests: number;
  hosts: string[];
  setsCookies: boolean;
  layoutShift: number;
};

const SETTLE_MS = 3_000;

/** From the next page on, notes whatever moves by itself. */
export const recordShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { layoutShifts: shifts });
    new PerformanceObserver((list) => {
      // Safe: entries of this type carry a value; the types of the DOM do not know it yet.
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(entry.value);
    }).observe({ type: "layout-shift", buffered: true });
  });

/** The sum of what moved on a page since it was opened, after `recordShifts`. */
export const layoutShiftOf = (page: Page): Promise<number> =>
  page.evaluate(() =>
    (window as unknown as { layoutShifts: number[] }).layoutShifts.reduce((sum, value) => sum + value, 0),
  );

/** Opens a page with an empty cache and counts everything until three seconds after it has loaded. */
export async function measure(page: Page, path: string): Promise<Traffic> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await page.setExtraHTTPHeaders({ "accept-encoding": "gzip" });
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  const hosts = new Set<string>();
  let setsCookies = false;
  session.on("Network.requestWillBeSent", ({ requestId, type, request }) => {
    if (request.url.startsWith("data:")) return;
    kinds.set(requestId, type ?? "Other");
    hosts.add(new URL(request.url).hostname);
  });
  session.on("Network.responseReceivedExtraInfo", ({ headers }) => {
    setsCookies ||= Object.keys(headers).some((name) => name.toLowerCase() === "set-cookie");
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    // The page itself reports no data while it comes, only its size with headers at the end.
    if (kinds.get(requestId) === "Document") bytes["Document"] = encodedDataLength;
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await recordShifts(page);
  await page.goto(path, { waitUntil: "load" });
  // Counted until three seconds after load: the budget says so, nothing else is waited for.
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const layoutShift = await layoutShiftOf(page);
  return {
    bytes: {
      document: bytes["Document"] ?? 0,
      script: bytes["Script"] ?? 0,
      font: bytes["Font"] ?? 0,
      total: Object.values(bytes).reduce((sum, size) => sum + size, 0),
    },
    requests: kinds.size,
    hosts: [...hosts],
    setsCookies,
    layoutShift,
  };
}

type Answer = { status: number; body: Buffer; headers: Record<string, string | string[] | undefined> };

/** An answer as it comes over the wire, nothing decoded. */
export function fetchRaw(url: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), headers: response.headers });
      });
    }).on("error", reject);
  });
}
